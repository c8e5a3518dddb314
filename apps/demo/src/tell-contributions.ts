import { daysLater, londonDay } from '#calendar';
import {
  agreementIdOf, Agreements, ContributionMoney, Demands, IndexFigures, obligationIdOf, Obligations, Tariffs,
} from '#s106-contributions';
import { demoId, type Storyteller } from './storyteller.js';

const [code, reference] = ['CALDER-COST', 'S106/0012'];
const monthOf = (day: string) => day.slice(0, 7);

/** Homes were built at the old brewery: their money came in, is free, and expires in some five months. */
export async function tellContributions(teller: Storyteller) {
  teller.clock.moveTo(-12, 9);
  const today = londonDay(teller.clock.now());
  const [deed, began, asked, paid] = [-2_100, -1_745, -1_720, -1_675].map((days) => daysLater(today, days)) as [
    string, string, string, string];
  await setTariff(teller, deed, began);
  const obligationId = await agree(teller, deed);
  const nadia = teller.actor('lcc', 'nadia');
  await teller.get(Obligations).reachTrigger(nadia, teller.step('trigger', reference), obligationId,
    { day: began, evidence: 'Building control saw the foundations' });
  await teller.get(Demands).demand(nadia, teller.step('demand', reference), obligationId, { day: asked });
  const { pence } = await teller.get(Demands).rehearse(obligationId);
  await teller.get(Demands).invoice(
    nadia, teller.step('invoice', reference), obligationId, { invoiceNumber: 'INV-0456', day: asked });
  await teller.get(ContributionMoney).receive(
    nadia, teller.step('receipt', reference), obligationId, { day: paid, pence, interestPence: 0 });
  await teller.get(ContributionMoney).takeFee(nadia, teller.step('fee', reference), obligationId, { pence: 50_000 });
}

/** A made-up index, and what each home owed in the year of the deed. */
async function setTariff(teller: Storyteller, deed: string, began: string) {
  const [nadia, funderId] = [teller.actor('lcc', 'nadia'), demoId('lcc')];
  await teller.get(IndexFigures).open(nadia, teller.step('index', code),
    { funderId, code, name: 'Building costs in Calderbrook (made up)', source: 'Nobody: this is a demo' });
  const file = `month,figure,status\n${monthOf(deed)},391.2,final\n${monthOf(began)},404.7,final`;
  await teller.get(IndexFigures).publish(nadia, teller.step('figures', code), { funderId, code, file });
  await teller.get(Tariffs).set(nadia, teller.step('tariff'), {
    funderId, from: daysLater(deed, -30), ratePence: 18_324, seriesCode: code, indexedTo: monthOf(deed),
    minute: 'Cabinet, minute 12',
  });
}

async function agree(teller: Storyteller, deedDay: string): Promise<string> {
  const [nadia, funderId, wardCodes] = [teller.actor('lcc', 'nadia'), demoId('lcc'), ['E05999001', 'E05999003']];
  await teller.get(Agreements).record(nadia, teller.step('agreement', reference), {
    funderId, reference, planningApplication: 'CB/0007/FUL', site: 'Old brewery', developer: 'Weavers Homes', wardCodes,
    kinds: [{ kind: 'market', number: 120 }, { kind: 'affordable', number: 40 }], deedDay, documentUrl: null, notes: '',
  });
  const agreementId = agreementIdOf(funderId, reference);
  await teller.get(Obligations).secure(nadia, teller.step('obligation', reference), {
    agreementId, reference: `${reference}-CF1`, purpose: 'community-facilities', wardCodes,
    spendOn: 'Places where the people of Brookside and Canalside can meet',
    contribution: {
      kind: 'rate', ratePence: 18_324, dwellings: 160, tariffFrom: daysLater(deedDay, -30),
      indexation: { seriesCode: code, baseMonth: monthOf(deedDay), monthsBefore: 0, floor: true },
    },
    trigger: { kind: 'other', words: 'When the foundations of the first block are laid' }, payWithinDays: 60,
    spendBy: { years: 5, from: 'first-receipt', counts: 'spent' },
    clawback: 'What is not used goes back to the developer',
    monitoringFeePence: 50_000, lateInterest: 400,
  });
  return obligationIdOf(agreementId, `${reference}-CF1`);
}
