import { START, Streams } from '#event-store';
import {
  application, Applications, applicationStream, applicationsView, Assessments, Decisions,
} from '#small-pot-grants';
import { type DemoApplication, neighbourhoodApplications, winterApplications } from './applications.js';
import { neighbourhoodRound, winterRound } from './rounds.js';
import { demoId, type Storyteller } from './storyteller.js';

const idOf = (round: string, { organisation }: DemoApplication) => demoId('application', round, organisation);

/** Of the winter round: all are sent, most are scored and decided, and two are left for the decider to try. */
export async function tellWinterApplications(teller: Storyteller) {
  teller.clock.moveTo(winterRound.opensInDays + 10);
  for (const story of winterApplications) await send(teller, 'winter', winterRound.eligibility.questions, story);
  teller.clock.moveTo(winterRound.closesInDays + 3);
  for (const person of ['dev', 'nell', 'ruth']) await declareNoInterest(teller, person);
  await score(teller, 'dev', 0);
  await teller.until(applicationsView, await score(teller, 'nell', 1)); // the ranked list comes from the view
  await decide(teller);
  teller.clock.moveTo(winterRound.closesInDays + 10);
  for (const story of winterApplications) await answer(teller, story);
}

export async function tellNeighbourhoodApplications(teller: Storyteller) {
  teller.clock.moveTo(-3);
  const { questions } = neighbourhoodRound.eligibility;
  for (const story of neighbourhoodApplications) await send(teller, 'neighbourhoods', questions, story);
}

/** The last fact of the story is there, so all of it is. */
export async function isToldUntilTheEnd(teller: Storyteller) {
  const last = idOf('neighbourhoods', neighbourhoodApplications.at(-1)!);
  const { state } = await teller.get(Streams).load(application, applicationStream(last));
  return state.status !== 'not-started' && state.status !== 'draft';
}

type Questions = readonly Readonly<{ id: string; passes: 'yes' | 'no' }>[];

async function send(teller: Storyteller, round: string, questions: Questions, story: DemoApplication) {
  const [service, applicationId] = [teller.get(Applications), idOf(round, story)];
  const actor = teller.actor(story.organisation, story.person);
  const step = (name: string) => teller.step(round, story.organisation, name);
  const eligibility = questions.map(({ id, passes }) => ({ questionId: id, answer: passes }));
  await service.start(actor, step('start'), { applicationId, roundId: demoId(round), eligibility });
  const pages = answersOf(story, teller);
  await service.answer(actor, step('group'), applicationId, 'group', pages.group);
  await service.answer(actor, step('project'), applicationId, 'project', pages.project);
  await service.answer(actor, step('beneficiaries'), applicationId, 'beneficiaries', pages.beneficiaries);
  await service.answer(actor, step('dates'), applicationId, 'dates', pages.dates);
  await service.answer(actor, step('costs'), applicationId, 'costs', pages.costs);
  await service.answer(actor, step('outcome'), applicationId, 'outcome', { outcome: story.outcome });
  await service.answer(actor, step('contact'), applicationId, 'contact', pages.contact);
  await service.submit(actor, step('submit'), applicationId, { declared: true });
}

function answersOf({ organisation, person, ...story }: DemoApplication, teller: Storyteller) {
  const { name, contact } = teller.named(organisation, person);
  return {
    group: { name, about: story.about, number: null },
    project: { title: story.title, description: story.description },
    beneficiaries: { who: story.who, place: story.place, wardCode: story.ward },
    dates: { startsOn: teller.clock.at(30).slice(0, 10), endsOn: teller.clock.at(120).slice(0, 10) },
    costs: { lines: story.lines.map(([item, pence]) => ({ item, pence })) },
    contact: { name: contact, email: `${person}@group.example`, phone: null },
  };
}

async function declareNoInterest(teller: Storyteller, person: string) {
  const wish = { seen: winterApplications.map((story) => idOf('winter', story)), interests: [] };
  const commandId = teller.step('winter', person, 'interests');
  await teller.get(Assessments).declareInterests(teller.actor('lcf', person), commandId, demoId('winter'), wish);
}

/** Where the last score was recorded. */
async function score(teller: Storyteller, person: string, assessor: number) {
  let last = START;
  for (const story of winterApplications) {
    const given = story.scores?.[assessor];
    if (!given) continue;
    const scores = winterRound.criteria.criteria.map(({ id }, i) =>
      ({ criterionId: id, score: given[i]!, reason: winterRound.criteria.scale[given[i]!]! }));
    const commandId = teller.step('winter', person, 'score', story.organisation);
    const actor = teller.actor('lcf', person);
    last = (await teller.get(Assessments).score(actor, commandId, idOf('winter', story), scores)).position;
  }
  return last;
}

async function decide(teller: Storyteller) {
  const [decisions, decider] = [teller.get(Decisions), teller.actor('lcf', 'ruth')];
  for (const story of winterApplications) {
    if (!story.decision) continue;
    const { pence, reasons } = story.decision;
    const [commandId, id] = [teller.step('winter', 'decide', story.organisation), idOf('winter', story)];
    if (pence > 0) await decisions.award(decider, commandId, id, { pence, reasons });
    else await decisions.decline(decider, commandId, id, { reasons });
    await withhold(teller, story);
  }
}

async function withhold(teller: Storyteller, story: DemoApplication) {
  if (story.withheldPlace === undefined) return;
  const commandId = teller.step('winter', 'withhold', story.organisation);
  const wish = { parts: ['place'], reason: story.withheldPlace } as const;
  await teller.get(Applications).withhold(teller.actor('lcf', 'tom'), commandId, idOf('winter', story), wish);
}

async function answer(teller: Storyteller, story: DemoApplication) {
  if (!story.answer) return;
  const actor = teller.actor(story.organisation, story.person);
  const [service, id] = [teller.get(Applications), idOf('winter', story)];
  await service[story.answer](actor, teller.step('winter', story.answer, story.organisation), id);
}
