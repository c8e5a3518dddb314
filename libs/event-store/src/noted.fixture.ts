import { randomUUID } from 'node:crypto';
import type { NewEvent } from './event-store.js';

/** A fact for tests: somebody noted something. */
export const noted = (note = '', id: string = randomUUID()): NewEvent => ({
  id, type: 'Noted', schemaVersion: 1, data: { note },
  metadata: {
    commandId: id, actor: 'ann', role: 'clerk', authority: 'note', organisationId: 'moot', correlationId: id,
    causationId: id, effectiveAt: '2027-04-01T09:00:00.000Z', commandHash: 'hash',
  },
});
