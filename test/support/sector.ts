import { randomUUID } from 'node:crypto';
import { type Actor, Directory } from '#identity';
import {
  agreementIdOf, Agreements, AnswersOfTheAsked, Consultations, ContributionMoney, Demands, obligationIdOf,
  ObligationQueries, Obligations, PlanningApplications, Proposals, type ProposalWish,
} from '#s106-contributions';
import { delegate } from './delegations.js';
import { register, type Stage } from './moothall.js';
import { eventually } from './steps.js';
import type { Story } from './story.js';

export type Sector = Awaited<ReturnType<typeof beginSector>>;

/** Who is asked: a consortium with two people, a parish council and a councillor; and who asks at the council. */
export async function beginSector(stage: Stage, story: Story) {
  const council = await register(stage, 'Ribble Borough Council', 'council', [
    { name: 'Nadia Iqbal', role: 'planning-officer' }, { name: 'Cllr Ben Moss', role: 'member' },
    { name: 'Cllr Rae Lunt', role: 'decider' },
  ]);
  await delegate(stage, council.organisationId);
  const consortium = await register(stage, 'Lancashire Community Futures', 'infrastructure-body', [
    { name: 'Cal Hughes', role: 'consortium' }, { name: 'Gwen Price', role: 'consortium' },
  ]);
  const parish = await register(stage, 'Audley Parish Council', 'council', [
    { name: 'Ida Crook', role: 'parish-council' },
  ]);
  const ids: Readonly<Record<string, string>> =
    { ...council.personIds, ...consortium.personIds, ...parish.personIds };
  const asked = [
    { kind: 'consortium', id: consortium.organisationId, email: 'office@futures.example' },
    { kind: 'ward-councillor', id: ids['Cllr Ben Moss']!, email: 'ben.moss@ribble.example' },
    { kind: 'parish-council', id: parish.organisationId, email: '' },
  ] as const;
  return { ids, asked, councilId: council.organisationId, actor: actorsIn(story, ids) };
}

const actorsIn = (story: Story, ids: Readonly<Record<string, string>>) => async (name: string): Promise<Actor> => {
  await story.isShown();
  return story.get(Directory).actor(ids[name]!);
};

/** A planning application in Audley, about which the sector is asked. */
export async function consulted(story: Story, sector: Sector, reference = '07/2027/00123/FUL') {
  const officer = await sector.actor('Nadia Iqbal');
  const { id: planningApplicationId } = await story.get(PlanningApplications).record(officer, randomUUID(), {
    funderId: sector.councilId, reference, site: 'Mill Lane', wardCodes: ['E05001620'], dwellings: 120,
    developer: 'Northern Homes', developerEmail: 'planning@northern.example', receivedOn: '2027-03-30',
  });
  const facts = {
    funderId: sector.councilId, wardCodes: ['E05001620'], subject: { kind: 'planning', planningApplicationId },
  } as const;
  const { id: consultationId } = await story.get(Consultations).open(officer, randomUUID(), facts, {
    title: `Mill Lane (${reference})`, question: 'Which community facilities are needed?', days: 21,
    asked: sector.asked,
  });
  await story.isShown();
  return { planningApplicationId, consultationId };
}

/** A group proposes something; without a consultation it stands ready. */
export async function proposed(story: Story, sector: Sector, wish: Partial<ProposalWish> = {}) {
  const made = await story.get(Proposals).make(undefined, randomUUID(), {
    funderId: sector.councilId, consultationId: null, group: 'Audley Youth Club', facility: 'A room for young people',
    place: 'Audley Street', wardCode: 'E05001620', forWhom: '80 young people a week', costPence: 4_500_000,
    readyYear: 2028, contactName: 'Kit Shaw', contactEmail: 'kit@group.example', ...wish,
  });
  await story.isShown();
  return made;
}

/** Cal says that he has no interest in these, ranks them in this order and answers. */
async function answered(story: Story, sector: Sector, consultationId: string, order: readonly string[]) {
  const [service, cal] = [story.get(AnswersOfTheAsked), await sector.actor('Cal Hughes')];
  await service.declareInterests(cal, randomUUID(), consultationId, { seen: order, interests: [] });
  await service.rank(cal, randomUUID(), consultationId, { order, reasons: 'Most people use the first.' });
  await service.answer(cal, randomUUID(), consultationId, { words: 'Here is what local groups need.' });
  await story.isShown();
}

export type WithProposals = Awaited<ReturnType<typeof consultedWithProposals>>;

/** Two groups propose, and the consortium ranks one of the two and answers. */
export async function consultedWithProposals(story: Story, sector: Sector) {
  const asked = await consulted(story, sector);
  const { consultationId } = asked;
  const room = await proposed(story, sector, { consultationId });
  const kitchen = await proposed(story, sector, {
    consultationId, group: 'Mill Lane Friends', facility: 'A kitchen for the village hall', costPence: 2_500_000,
    contactName: 'Una Reid', contactEmail: 'una@group.example',
  });
  await answered(story, sector, consultationId, [room.proposalId]);
  return { ...asked, room, kitchen };
}

/** £60,000 that a developer paid for community facilities in Audley, all of it free. Gives the obligation's id. */
export async function moneyHeld(story: Story, sector: Sector): Promise<string> {
  const [officer, funderId, id] = [await sector.actor('Nadia Iqbal'), sector.councilId, randomUUID];
  const agreementId = agreementIdOf(funderId, 'S106/2024/7');
  await story.get(Agreements).record(officer, id(), {
    funderId, reference: 'S106/2024/7', planningApplication: '07/2024/00011/FUL', site: 'Old dye works',
    developer: 'Weavers Homes', wardCodes: ['E05001620'], kinds: [{ kind: 'market', number: 300 }],
    deedDay: '2024-05-01', documentUrl: null, notes: '',
  });
  await story.get(Obligations).secure(officer, id(), {
    agreementId, reference: 'S106/2024/7/1', purpose: 'community-facilities', spendOn: 'Places to meet in Audley',
    wardCodes: ['E05001620'], contribution: { kind: 'sum', pence: 6_000_000, indexation: null },
    trigger: { kind: 'commencement' }, payWithinDays: 28, clawback: '', monitoringFeePence: 0, lateInterest: 0,
    spendBy: { years: 5, from: 'first-receipt', counts: 'spent' },
  });
  await story.get(Agreements).commence(officer, id(), agreementId, { day: '2027-03-01', source: 'A visit' });
  const obligationId = obligationIdOf(agreementId, 'S106/2024/7/1');
  await eventually(async () =>
    (await story.get(ObligationQueries).find(obligationId))?.state.triggerDay === '2027-03-01');
  await story.get(Demands).demand(officer, id(), obligationId, { day: '2027-03-10' });
  await story.get(ContributionMoney).receive(officer, id(), obligationId,
    { day: '2027-03-20', pence: 6_000_000, interestPence: 0 });
  await story.isShown();
  return obligationId;
}
