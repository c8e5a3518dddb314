import { v5 } from 'uuid';
import { daysLater, londonDay } from '#calendar';
import {
  Consultations, PlanningApplications, planningApplicationIdOf, Proposals, type ProposalWish,
} from '#s106-contributions';
import { demoId, type Storyteller } from './storyteller.js';

const ward = { brookside: 'E05999001', canalside: 'E05999003' } as const;

/** Homes are planned: the sector is asked, one idea stood ready, another came, and there is time left to answer. */
export async function tellSector(teller: Storyteller) {
  teller.clock.moveTo(-11, 9);
  await propose(teller, 'boats', {
    group: 'Canalside Shed', facility: 'A warm room by the canal, where people mend things together',
    place: 'The old lock house', wardCode: ward.canalside, forWhom: 'Men who live alone, 30 of them each week',
    costPence: 6_400_000, contactName: 'Ron Pickles', contactEmail: 'ron@shed.example',
  }, null);
  teller.clock.moveTo(-10, 9);
  const consultationId = await ask(teller);
  teller.clock.moveTo(-4, 9);
  await propose(teller, 'kitchen', {
    group: "Brookside Tenants' Group", facility: 'A kitchen for the tenants’ hall',
    place: 'Brookside flats', wardCode: ward.brookside, forWhom: 'Families, 60 of them each week',
    costPence: 2_500_000, contactName: 'Amina Begum', contactEmail: 'amina@tenants.example',
  }, consultationId);
}

async function ask(teller: Storyteller): Promise<string> {
  const [nadia, funderId, reference] = [teller.actor('lcc', 'nadia'), demoId('lcc'), 'CB/0042/FUL'];
  const wardCodes = [ward.brookside, ward.canalside];
  await teller.get(PlanningApplications).record(nadia, teller.step('planning', reference), {
    funderId, reference, site: 'Canal basin', wardCodes, dwellings: 84, developer: 'Calder Homes', developerEmail: '',
    receivedOn: daysLater(londonDay(teller.clock.now()), -2),
  });
  const planningApplicationId = planningApplicationIdOf(funderId, reference);
  const facts = { funderId, wardCodes, subject: { kind: 'planning', planningApplicationId } } as const;
  const asked = [
    { kind: 'consortium', id: demoId('cvs'), email: 'office@cvs.example' },
    { kind: 'ward-councillor', id: demoId('ben'), email: 'ben.moss@council.example' },
  ] as const;
  const commandId = teller.step('consultation', reference);
  await teller.get(Consultations).open(nadia, commandId, facts, {
    title: `Canal basin (${reference})`, days: 21, asked,
    question: 'Calder Homes wants to build 84 homes at the canal basin. Which community facilities would the people '
      + 'who move in need? Tell us what, where, for whom, at which cost and when it could be ready.',
  });
  return v5('consultation', commandId);
}

type Wish = Omit<ProposalWish, 'funderId' | 'consultationId' | 'readyYear'>;

async function propose(teller: Storyteller, key: string, wish: Wish, consultationId: string | null) {
  await teller.get(Proposals).make(undefined, teller.step('proposal', key),
    { ...wish, funderId: demoId('lcc'), consultationId, readyYear: Number(teller.clock.now().slice(0, 4)) + 1 });
}
