import { type Command, type Decider, isBefore, isDay, mustBeIds, Refusal } from '#kernel';
import type {
  RecommendationAnswered, RecommendationCompleted, RecommendationEvent, RecommendationFoundUnfinished,
  RecommendationMade, RecommendationProgressReported,
} from './recommendation.events.js';

/** `accounts`: every account of whoever does it. */
type With<Data> = Data & { accounts: readonly string[] };
export type RecommendationCommand =
  /** `today`: the day it is in London. */
  | Command<'MakeRecommendation', RecommendationMade['data'] & { today: string }>
  | Command<'AnswerRecommendation', With<Omit<RecommendationAnswered['data'], 'isLate'>>>
  | Command<'ReportProgress', With<RecommendationProgressReported['data']>>
  | Command<'AgreeThatItIsDone', With<RecommendationCompleted['data']>>
  | Command<'FindItUnfinished', With<RecommendationFoundUnfinished['data']>>;

type One = Pick<RecommendationMade['data'], 'recordedBy' | 'respondBy'>
  & Readonly<{ stage: 'made' | 'accepted' | 'reported' | 'over'; reportedBy: string | null }>;
/** What was recommended about one case, or about none, by the recommendation's id. */
export type Recommendations = Readonly<Record<string, One>>;

export const recommendationsStream = (organisationId: string, reference: string | null) =>
  `recommendations-${organisationId}-${reference ?? 'general'}`;

/** What a committee recommends, the executive's answer, and the work until the committee agrees that it is done. */
export const recommendations: Decider<Recommendations, RecommendationCommand, RecommendationEvent> = {
  initialState: {},
  streamOf: ({ organisationId, reference }) => recommendationsStream(organisationId, reference),

  decide: {
    MakeRecommendation({ type: _, at: __, today, ...data }, state) {
      mustBeIds([data.recommendationId]);
      if (Object.hasOwn(state, data.recommendationId))
        throw new Refusal('already-made', 'This recommendation is on record already');
      mustBeADay(data.heldOn, 'heldOn');
      if (data.heldOn > today) throw new Refusal('not-held-yet', 'The day of the meeting has not come yet', 'heldOn');
      return [{ type: 'RecommendationMade', data }];
    },
    AnswerRecommendation({ type: _, at, accounts, ...data }, state) {
      const one = mustBe('made', state[data.recommendationId], 'This recommendation waits for no answer');
      mustNotRecommendIt(one, accounts);
      return [{ type: 'RecommendationAnswered', data: { ...data, isLate: isBefore(one.respondBy, at) } }];
    },
    ReportProgress({ type: _, at: __, accounts, ...data }, state) {
      const one = mustBe('accepted', state[data.recommendationId], 'There is no work on this recommendation to report');
      mustNotRecommendIt(one, accounts);
      if (data.dueOn !== null) mustBeADay(data.dueOn, 'dueOn');
      return [{ type: 'RecommendationProgressReported', data }];
    },
    AgreeThatItIsDone({ type: _, at: __, accounts, ...data }, state) {
      mustJudge(state[data.recommendationId], accounts);
      return [{ type: 'RecommendationCompleted', data }];
    },
    FindItUnfinished({ type: _, at: __, accounts, ...data }, state) {
      mustJudge(state[data.recommendationId], accounts);
      return [{ type: 'RecommendationFoundUnfinished', data }];
    },
  },

  evolve: {
    RecommendationMade: (state, { data: { recommendationId, recordedBy, respondBy } }) =>
      ({ ...state, [recommendationId]: { recordedBy, respondBy, stage: 'made', reportedBy: null } }),
    RecommendationAnswered: (state, { data: { recommendationId: id, answer } }) =>
      changed(state, id, { stage: answer === 'rejected' ? 'over' : 'accepted' }),
    RecommendationProgressReported: (state, { data: { recommendationId: id, state: work, reportedBy } }) =>
      changed(state, id, { stage: stageAfter[work], reportedBy }),
    RecommendationCompleted: (state, { data: { recommendationId: id } }) => changed(state, id, { stage: 'over' }),
    RecommendationFoundUnfinished: (state, { data: { recommendationId: id } }) =>
      changed(state, id, { stage: 'accepted' }),
  },
};

const stageAfter = { begun: 'accepted', done: 'reported', dropped: 'over' } as const;

function changed(state: Recommendations, id: string, change: Partial<One>): Recommendations {
  const one = state[id];
  if (!one) throw new Error('Nobody recommended this');
  return { ...state, [id]: { ...one, ...change } };
}

function mustBe(stage: One['stage'], one: One | undefined, otherwise: string): One {
  if (one?.stage !== stage) throw new Refusal(`not-${stage}`, otherwise);
  return one;
}

/** Nobody answers themselves, whichever of their accounts they use. */
function mustNotRecommendIt({ recordedBy }: One, accounts: readonly string[]) {
  if (accounts.includes(recordedBy))
    throw new Refusal('own-recommendation', 'You put this recommendation on record, so somebody else has to answer');
}

/** Whoever says that it is done is not who agrees. */
function mustJudge(one: One | undefined, accounts: readonly string[]) {
  const { reportedBy } = mustBe('reported', one, 'Nobody has reported this recommendation as done');
  if (reportedBy !== null && accounts.includes(reportedBy))
    throw new Refusal('own-report', 'You reported this as done, so somebody else has to agree');
}

function mustBeADay(day: string, field: string) {
  if (!isDay(day)) throw new Refusal('no-such-day', 'Enter a real date, like 2 April 2027', field);
}
