export { AsAt, rowsOf, type Until } from './as-at.js';
export { Clock } from './clock.js';
export { correlation } from './correlation.js';
export {
  BeyondTheEnd, EventStore, type Metadata, type NewEvent, type Position, type Recorded, type Saved, type Sender, START,
  UnknownOutcome,
} from './event-store.js';
export { EventStoreModule, type EventStoreOptions } from './event-store.module.js';
export { Execute, ExecuteHandler } from './execute.js';
export { InMemoryEventStore } from './in-memory.event-store.js';
export { OutboxMail } from './policies/entities.js';
export { Outbox } from './policies/outbox.js';
export { Policies } from './policies/policies.js';
export type { Acts, Policy, Reminder } from './policies/policy.js';
export { keepTrying } from './keep-trying.js';
export { eventStoreMigrations, migrate, type Migration } from './migrate.js';
export { PostgresEventStore } from './postgres/postgres.event-store.js';
export { RecurringWork } from './recurring-work.js';
export { Streams } from './streams.js';
export { unseen } from './unseen.js';
export { type Upcaster, Upcasters } from './upcasters.js';
export { Checkpoints, schemaOf } from './views/checkpoints.js';
export { PENCE } from './views/columns.js';
export { PoisonEvent } from './views/projection.js';
export { Projector } from './views/projector.js';
export { type Progress, Rebuild } from './views/rebuild.js';
export type { EventSkipped } from './views/upkeep.events.js';
export { upkeepSentences } from './views/upkeep.sentences.js';
export { Upkeep } from './views/upkeep.js';
export type { View } from './views/view.js';
