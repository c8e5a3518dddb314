import type { Sender } from '#event-store';
import { type Actor, NotPermitted } from '#identity';

/** Groups belong to no funder: whoever looks after their records does so for the organisation in which they may. */
export function senderFor(actor: Actor, commandId: string): Sender {
  const [organisationId] = actor.organisationsWhere('manage-organisations');
  if (organisationId === undefined) throw new NotPermitted();
  return actor.sender('manage-organisations', organisationId, commandId);
}
