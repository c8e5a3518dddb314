import { randomUUID } from 'node:crypto';
import { Actor, Directory } from '#identity';
import {
  AnswersOfTheAsked, type AskedWish, Consultations, PlanningApplications, Proposals,
} from '#s106-contributions';
import type { Story } from './story.js';

/** The council asks its own people who can be asked, and a group proposes something. */
export async function sectorThings(story: Story, developerEmail = '') {
  const [funderId, id] = [story.funders.lcc, randomUUID];
  const officer = new Actor(id(), [{ organisationId: funderId, role: 'planning-officer' }]);
  const { id: planningApplicationId } = await story.get(PlanningApplications).record(officer, id(), {
    funderId, reference: '07/2027/00123/FUL', site: 'Mill Lane', wardCodes: ['E05001620'], dwellings: 120,
    developer: 'Northern Homes', developerEmail, receivedOn: '2027-03-30',
  });
  const subject = { kind: 'planning', planningApplicationId } as const;
  const { id: consultationId } = await story.get(Consultations).open(
    officer, id(), { funderId, wardCodes: ['E05001620'], subject },
    { title: 'Mill Lane', question: 'What is needed?', days: 21, asked: await askedAt(story, funderId) });
  const { proposalId } = await story.get(Proposals).make(undefined, id(), {
    funderId, consultationId, group: 'Friends', facility: 'A kitchen', place: 'The hall', wardCode: 'E05001620',
    forWhom: 'Families', costPence: 2_500_000, readyYear: null, contactName: 'Una', contactEmail: 'una@group.example',
  });
  await story.isShown();
  return { planningApplicationId, consultationId, proposalId };
}

/** The consortium asks, ranks and answers, the council tests and tells, and a proposal is taken back. */
export async function tellOfTheSector(story: Story, things: Awaited<ReturnType<typeof sectorThings>>) {
  const { planningApplicationId, consultationId, proposalId } = things;
  const [organisationId, id, said] = [story.funders.lcc, randomUUID, { isMet: true, why: 'It is near.' }];
  const officer = new Actor(id(), [{ organisationId, role: 'planning-officer' }]);
  const cal = new Actor(id(), [{ organisationId, role: 'consortium' }]);
  const [asked, planning] = [story.get(AnswersOfTheAsked), story.get(PlanningApplications)];
  await asked.askGroups(cal, id(), consultationId, { words: 'Tell us', groups: [{ name: 'A', email: 'a@b.example' }] });
  await asked.declareInterests(cal, id(), consultationId, { seen: [proposalId], interests: [] });
  await asked.rank(cal, id(), consultationId, { order: [proposalId], reasons: 'The only one' });
  await asked.answer(cal, id(), consultationId, { words: 'A kitchen' });
  await planning.test(
    officer, id(), planningApplicationId, proposalId, { necessary: said, related: said, fair: said });
  await planning.tellDeveloper(officer, id(), planningApplicationId, { words: 'Read the page' });
  await story.get(Consultations).markPilot(officer, id(), consultationId, { development: 'little', why: 'A start' });
  await story.get(Consultations).evaluatePilot(officer, id(), consultationId, {
    understood: 'yes', understoodWhy: 'We asked', used: 'yes', usedWhy: 'It was', cameOfIt: 'A kitchen',
  });
  await story.isShown();
}

async function askedAt(story: Story, funderId: string): Promise<readonly AskedWish[]> {
  const people = await story.get(Directory).peopleOf([funderId]);
  const councillors = people.filter(({ memberships }) =>
    memberships.some(({ organisationId, role }) => organisationId === funderId && role === 'member'));
  return [
    { kind: 'consortium', id: funderId, email: '' }, { kind: 'parish-council', id: funderId, email: '' },
    ...councillors.map(({ id }) => ({ kind: 'ward-councillor' as const, id, email: '' })),
  ];
}

/** Addresses that name one of these. */
export const sectorAddresses = (things: Awaited<ReturnType<typeof sectorThings>>) => [
  [/^\/(?:s106\/planning|planning-applications)\/:id/, things.planningApplicationId],
  [/^\/(?:s106\/)?consultations\/:id/, things.consultationId],
  [/^\/(?:s106\/)?proposals\/:id/, things.proposalId],
] as const;
