import { type Command, type Decider, isDay, mustBeIds, Refusal } from '#kernel';
import { mustBeWards } from '../wards.rules.js';
import type {
  DeveloperTold, PlanningApplicationEvent, PlanningApplicationReceived, RequestTested,
} from './planning-application.events.js';

export type PlanningApplicationCommand =
  | Command<'RecordPlanningApplication', PlanningApplicationReceived['data']>
  /** `isPutForward`: the sector put this proposal forward when it was asked about this application. */
  | Command<'TestRequest', Omit<RequestTested['data'], 'passes'> & { isPutForward: boolean }>
  /** `putForward`: all that the sector put forward and nobody withdrew. */
  | Command<'TellDeveloper', Omit<DeveloperTold['data'], 'passed' | 'failed'> & { putForward: readonly string[] }>;

export type PlanningApplication =
  | Readonly<{ status: 'not-received' }>
  | Readonly<{ status: 'received'; funderId: string; tests: Readonly<Record<string, boolean>> }>;

/** From so many homes on an application is a major one (SI 2015/595, article 2). */
const MAJOR = 10;

export const planningApplicationStream = (id: string) => `planning-application-${id}`;

/** A major planning application, and what the sector asks of its developer. */
export const planningApplication: Decider<PlanningApplication, PlanningApplicationCommand, PlanningApplicationEvent> = {
  initialState: { status: 'not-received' },
  streamOf: ({ planningApplicationId }) => planningApplicationStream(planningApplicationId),

  decide: {
    RecordPlanningApplication({ type: _, at: __, ...data }, { status }) {
      if (status === 'received')
        throw new Refusal('already-recorded', 'This planning application is recorded already', 'reference');
      mustBeAReference(data.reference);
      mustBeWards(data.wardCodes);
      if (!Number.isInteger(data.dwellings) || data.dwellings > 100_000)
        throw new Refusal('not-a-number', 'Enter how many homes, in numbers', 'dwellings');
      if (data.dwellings < MAJOR)
        throw new Refusal('not-major', `A major application is for ${MAJOR} homes or more`, 'dwellings');
      if (!isDay(data.receivedOn)) throw new Refusal('not-a-day', 'Enter a real date', 'receivedOn');
      return [{ type: 'PlanningApplicationReceived', data }];
    },

    TestRequest({ type: _, at: __, isPutForward, ...data }, state) {
      received(state);
      mustBeIds([data.proposalId], 'proposalId');
      if (!isPutForward)
        throw new Refusal('not-put-forward', 'Nobody put this proposal forward for this planning application');
      const passes = data.necessary.isMet && data.related.isMet && data.fair.isMet;
      return [{ type: 'RequestTested', data: { ...data, passes } }];
    },

    TellDeveloper({ type: _, at: __, putForward, ...data }, state) {
      const { tests } = received(state);
      if (putForward.length === 0)
        throw new Refusal('nothing-asked-for', 'Nobody has put a proposal forward yet, so there is nothing to tell');
      if (!putForward.every((id) => Object.hasOwn(tests, id)))
        throw new Refusal('not-tested', 'Test every request first. The developer sees them all');
      const [passed, failed] = [putForward.filter((id) => tests[id]), putForward.filter((id) => !tests[id])];
      return [{ type: 'DeveloperTold', data: { ...data, passed, failed } }];
    },
  },

  evolve: {
    PlanningApplicationReceived: (_, { data: { funderId } }) => ({ status: 'received', funderId, tests: {} }),
    RequestTested: (before, { data: { proposalId, passes } }) =>
      (before.status === 'received' ? { ...before, tests: { ...before.tests, [proposalId]: passes } } : before),
    DeveloperTold: (before) => before,
  },
};

/** @throws Refusal `no-such-planning-application` */
export function received(state: PlanningApplication) {
  if (state.status !== 'received')
    throw new Refusal('no-such-planning-application', 'There is no such planning application');
  return state;
}

/** As planning registers write them: `07/2027/00123/FUL`. It stands in clear, so it has room for nothing else. */
function mustBeAReference(reference: string) {
  if (!/^[A-Za-z0-9][A-Za-z0-9/._-]{2,39}$/.test(reference))
    throw new Refusal('not-a-reference',
      'Enter the reference of the planning register, like 07/2027/00123/FUL', 'reference');
}
