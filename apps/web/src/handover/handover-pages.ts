import { Injectable, NotFoundException } from '@nestjs/common';
import { type Actor, Directory, NotPermitted, type Permission } from '#identity';
import { HandoverQueries } from '#small-pot-grants';

/** What the pages about a group's move show. */
@Injectable()
export class HandoverPages {
  constructor(private readonly queries: HandoverQueries, private readonly directory: Directory) {}

  /** The group, who is in it, and its moves, newest first. @throws NotFoundException, NotPermitted */
  async around(actor: Actor, id: string, permission: Permission) {
    const name = await this.directory.organisationName(id);
    if (name === undefined) throw new NotFoundException('There is no such group');
    const found = await this.queries.around(actor, id, actor.organisationsWhere(permission));
    if (!found) throw new NotPermitted('This group has not applied to you');
    const names = await this.directory.names(found.handovers.map(({ askedBy }) => askedBy));
    const moves = found.handovers.map((one) => ({ ...one, askedByName: names.get(one.askedBy) ?? 'Somebody' }));
    return { ...found, id, name, moves, open: moves.find((one) => one.id === found.openId) };
  }

  /** The one that waits for an answer. @throws NotFoundException */
  async open(actor: Actor, id: string, permission: Permission) {
    const group = await this.around(actor, id, permission);
    if (!group.open) throw new NotFoundException('Nothing waits for an answer here');
    return { ...group, open: group.open };
  }
}
