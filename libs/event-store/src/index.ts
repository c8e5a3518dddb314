export { Clock } from './clock.js';
export {
  BeyondTheEnd, EventStore, type Metadata, type NewEvent, type Position, type Recorded, type Saved, type Sender, START,
  UnknownOutcome,
} from './event-store.js';
export { Execute, ExecuteHandler } from './execute.js';
export { InMemoryEventStore } from './in-memory.event-store.js';
export type { Acts, Policy, Reminder } from './policies/policy.js';
export { eventStoreMigrations, migrate, type Migration } from './migrate.js';
export { PostgresEventStore } from './postgres/postgres.event-store.js';
export { Streams } from './streams.js';
export { type Upcaster, Upcasters } from './upcasters.js';
export type { View } from './view.js';
