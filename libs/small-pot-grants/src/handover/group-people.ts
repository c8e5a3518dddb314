import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import { Checkpoints, EventStore } from '#event-store';
import { Directory, isOfAGroup, MergedRecords, plainName } from '#identity';
import { Vault } from '#privacy';
import { applications, ApplicationRow } from '../application/applications.view.js';
import type { GroupHandedOver, PersonOfGroup } from './handover.events.js';

/** A group as it is now: all that goes to a new person with it. Applications, the newest first. */
export type GroupNow = Readonly<{
  organisationId: string; isMerged: boolean; funderIds: readonly string[]; applications: readonly ApplicationRow[];
  people: readonly string[]; ends: GroupHandedOver['data']['ends'];
  second: PersonOfGroup | null; contacts: readonly PersonOfGroup[];
}>;

/** Finds who acts for a group and what it sent, by its own record only: a merge shows nobody's people to others. */
@Injectable()
export class GroupPeople {
  constructor(
    private readonly db: EntityManager, private readonly merged: MergedRecords, private readonly directory: Directory,
    private readonly vault: Vault, private readonly checkpoints: Checkpoints, private readonly store: EventStore,
  ) {}

  /** Undefined where it has sent nothing to anybody. */
  async of(id: string): Promise<GroupNow | undefined> {
    await this.checkpoints.waitFor(applications, await this.store.head());
    const sent = await this.db.find(ApplicationRow, {
      where: { organisationId: id }, order: { startedAt: 'DESC', id: 'ASC' },
    });
    if (sent.length === 0) return undefined;
    const [standing, family] = [(await this.merged.standingFor([id])).get(id)?.id, await this.merged.family(id)];
    const ends = await this.rolesIn(id);
    const people = [...new Set([...sent.map(({ applicantId }) => applicantId), ...ends.map((one) => one.personId)])];
    const all = [...sent, ...await this.draftsOf(people, sent)];
    return {
      organisationId: id, isMerged: (standing ?? id) !== id || family.length > 1,
      funderIds: [...new Set(sent.map(({ funderId }) => funderId))], applications: all, people, ends,
      second: secondOf(all), contacts: await this.contactsOf(all),
    };
  }

  private async rolesIn(id: string): Promise<GroupNow['ends']> {
    const people = await this.directory.peopleOf([id]);
    return people.flatMap(({ id: personId, memberships }) => memberships.flatMap(({ organisationId, role }) =>
      (isOfAGroup(role) && organisationId === id ? [{ organisationId, personId, role }] : [])));
  }

  /** Begun by one of them in the name of the group, and not sent yet. */
  private async draftsOf(people: readonly string[], sent: readonly ApplicationRow[]) {
    const drafts = await this.db.findBy(ApplicationRow, { applicantId: In([...people]), status: 'draft' });
    const names = await this.vault.reveal(sent.map(({ answers }) => answers.group?.name ?? null));
    const own = new Set(names.flatMap((name) => (name === null ? [] : [plainName(name)])));
    const told = await this.vault.reveal(drafts.map(({ answers }) => answers.group?.name ?? null));
    return drafts.filter((_, i) => told[i] != null && own.has(plainName(told[i])));
  }

  /** Each address once, as it was given last. */
  private async contactsOf(rows: readonly ApplicationRow[]): Promise<readonly PersonOfGroup[]> {
    const given = rows.flatMap(({ applicantId: personId, answers: { contact } }) =>
      (contact ? [{ personId, name: contact.name, email: contact.email }] : []));
    const emails = await this.vault.reveal(given.map(({ email }) => email));
    return given.filter((_, i) => emails.indexOf(emails[i]!) === i);
  }
}

/** The last that the group named, on whichever application. */
function secondOf(rows: readonly ApplicationRow[]): PersonOfGroup | null {
  const [last] = rows.flatMap(({ secondContact }) => secondContact ?? [])
    .toSorted((one, other) => (one.namedAt < other.namedAt ? 1 : -1));
  return last ? { personId: last.personId, name: last.name, email: last.email } : null;
}
