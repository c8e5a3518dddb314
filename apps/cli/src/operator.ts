import { randomUUID } from 'node:crypto';
import type { Sender } from '#event-store';

/** Whoever may run commands on the server, by that fact. */
export function operator(authority: string): Sender {
  const commandId = randomUUID();
  return {
    commandId, actor: 'operator', role: 'administrator', authority, organisationId: '', correlationId: commandId,
    causationId: commandId,
  };
}
