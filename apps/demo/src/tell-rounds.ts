import { neighbourhoodsOf, Places } from '#places';
import { Rounds } from '#small-pot-grants';
import { type DemoRound, neighbourhoodRound, winterRound, youthRound } from './rounds.js';
import { demoId, type Storyteller } from './storyteller.js';

type Cast = Readonly<{ key: string; funder: string; officer: string; approver: string | null; draftedInDays: number }>;

/** Two rounds at different stages, and a third that waits for its second officer. */
export async function tellRounds(teller: Storyteller) {
  const [foundation, council] = [{ funder: 'lcf', officer: 'tom' }, { funder: 'lcc', officer: 'olu' }];
  await tell(teller, { ...foundation, key: 'winter', approver: 'ruth', draftedInDays: -80 }, winterRound);
  await tell(teller, { ...council, key: 'neighbourhoods', approver: 'priya', draftedInDays: -20 }, neighbourhoodRound);
  await tell(teller, { ...council, key: 'youth', approver: null, draftedInDays: -2 }, youthRound);
}

async function tell(teller: Storyteller, cast: Cast, story: DemoRound) {
  teller.clock.moveTo(cast.draftedInDays);
  const [rounds, roundId] = [teller.get(Rounds), demoId(cast.key)];
  const officer = teller.actor(cast.funder, cast.officer);
  await rounds.draft(officer, teller.step(cast.key, 'draft'), { roundId, funderId: demoId(cast.funder) });
  await tellTerms(teller, cast, story);
  await rounds.sendForApproval(officer, teller.step(cast.key, 'send'), roundId);
  if (cast.approver === null) return;
  const approver = teller.actor(cast.funder, cast.approver);
  await rounds.approve(approver, teller.step(cast.key, 'approve'), roundId);
}

async function tellTerms(teller: Storyteller, { key, funder, officer }: Cast, story: DemoRound) {
  const [rounds, roundId, actor] = [teller.get(Rounds), demoId(key), teller.actor(funder, officer)];
  const step = (section: string) => teller.step(key, section);
  const { fund, potPence, ...amounts } = story.money;
  const timetable = {
    opensAt: teller.clock.at(story.opensInDays, 9), closesAt: teller.clock.at(story.closesInDays, 17),
    daysToAccept: story.daysToAccept,
  };
  await rounds.describe(actor, step('about'), roundId, story.about);
  await rounds.setArea(actor, step('area'), roundId, await wholeOf(teller, story.area.setId));
  await rounds.setMoney(actor, step('money'), roundId, {
    ...amounts, shares: [{ fundId: demoId(fund), pence: potPence }],
  });
  await rounds.setEligibility(actor, step('eligibility'), roundId, story.eligibility);
  await rounds.setTimetable(actor, step('timetable'), roundId, timetable);
  await rounds.setCriteria(actor, step('criteria'), roundId, story.criteria);
  await rounds.setDecisionProcess(actor, step('decision'), roundId, story.decision);
}

async function wholeOf(teller: Storyteller, setId: string) {
  const set = await teller.get(Places).set(setId);
  return { setId, neighbourhoodIds: neighbourhoodsOf(set?.wards ?? []).map(({ id }) => id) };
}
