import type { Sender } from '#event-store';
import { type Actor, NotPermitted } from '#identity';

/**
 * Groups belong to no funder: whoever looks after their records does so for an organisation in which they may; for the
 * one that the record is of, where that is their own.
 */
export function senderFor(actor: Actor, commandId: string, record?: string): Sender {
  const own = actor.organisationsWhere('manage-organisations');
  const organisationId = own.find((id) => id === record) ?? own[0];
  if (organisationId === undefined) throw new NotPermitted();
  return actor.sender('manage-organisations', organisationId, commandId);
}
