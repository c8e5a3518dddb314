import { keepsTheContract } from './event-store.contract.js';
import { InMemoryEventStore } from './in-memory.event-store.js';

describe('the in-memory event store', () => {
  keepsTheContract(async () => new InMemoryEventStore());
});
