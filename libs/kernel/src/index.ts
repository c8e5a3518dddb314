export { type CallInFacts, type CallInStanding, callInStandingOf } from './call-in.js';
export { decide, type Decider, evolve, type Evolve, fold } from './decider.js';
export {
  type Deciding, type Delegated, delegationFor, type DelegationUsed, dutiesOf,
} from './delegation.js';
export type { Command, Event, Instant } from './event.js';
export { isPublicName, mustBeIds, mustHaveOwnIds } from './in-clear.js';
export { inPounds, isPence, MOST_PENCE, sum } from './money.js';
export { Refusal } from './refusal.js';
export type { Saying, Sayings } from './saying.js';
export type { Revealed, Sealed, Unsealed } from './sealed.js';
export { daysAfter, isBefore, isDay, isInstant } from './time.js';
