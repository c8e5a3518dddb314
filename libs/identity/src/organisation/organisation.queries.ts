import { Injectable } from '@nestjs/common';
import { EntityManager, In, IsNull } from 'typeorm';
import type { Revealed } from '#kernel';
import { ReadingLog, Vault } from '#privacy';
import { type Actor, NotPermitted } from '../actor.js';
import { Lookalikes } from './lookalikes.js';
import { MergedRecords } from './merged-records.js';
import type { Kind } from './organisation.rules.js';
import { OrganisationRow } from './organisations.view.js';

/** Who may look after the records of organisations. */
const PERMISSION = 'manage-organisations';
/** How many records stand on a page. */
const pageSize = 50;

export type ListedOrganisation = Pick<Revealed<OrganisationRow>, 'id' | 'kind' | 'name' | 'size' | 'numbers'>;
/** Contacts are people, so they are told apart, and asked for by `contactsOf`. */
export type OrganisationRecord = Omit<Revealed<OrganisationRow>, 'contacts'>;
export type ContactInClear = Revealed<OrganisationRow>['contacts'][number];

/** The records of organisations with their texts in clear, for those who look after them. */
@Injectable()
export class OrganisationQueries {
  constructor(
    private readonly db: EntityManager, private readonly vault: Vault, private readonly readings: ReadingLog,
    private readonly lookalikes: Lookalikes, private readonly merged: MergedRecords,
  ) {}

  /** Those that stand for themselves, the newest first; `page` counts from 1. @throws NotPermitted */
  async list(actor: Actor, kind: Kind | undefined, page: number) {
    mustLookAfterRecords(actor);
    const where = { mergedInto: IsNull(), ...(kind && { kind }) };
    const [rows, found] = await this.db.findAndCount(OrganisationRow, {
      where, order: { registeredAt: 'DESC', id: 'ASC' }, skip: (page - 1) * pageSize, take: pageSize,
    });
    return { organisations: await this.listed(rows), found, page, pages: Math.max(1, Math.ceil(found / pageSize)) };
  }

  /** Those that a name, a postcode or a number leads to, the likest first. @throws NotPermitted */
  async search(actor: Actor, text: string, kind: Kind | undefined): Promise<readonly ListedOrganisation[]> {
    mustLookAfterRecords(actor);
    const ids = await this.lookalikes.search(text);
    const standing = await this.merged.standingFor(ids);
    const order = [...new Set(ids.flatMap((id) => standing.get(id)?.id ?? []))];
    const rows = await this.db.findBy(OrganisationRow, { id: In(order), ...(kind && { kind }) });
    return this.listed(rows.toSorted((one, other) => order.indexOf(one.id) - order.indexOf(other.id)));
  }

  /** @throws NotPermitted */
  async find(actor: Actor, id: string): Promise<OrganisationRecord | null> {
    mustLookAfterRecords(actor);
    const row = await this.db.findOneBy(OrganisationRow, { id });
    if (!row) return null;
    const { contacts: _, ...record } = row;
    return this.vault.reveal(record);
  }

  /** The records that it stands for. */
  async mergedInto(actor: Actor, id: string): Promise<readonly ListedOrganisation[]> {
    mustLookAfterRecords(actor);
    return this.listed(await this.db.findBy(OrganisationRow, { mergedInto: id }));
  }

  /** A record and all that it stands for, by their ids. */
  family(id: string): Promise<readonly string[]> {
    return this.merged.family(id);
  }

  /**
   * Whom to write to, for those who registered it or to whom it applied. Of records that were merged, each shows its
   * own to its own: a merge opens nothing. That they looked is on record. Undefined for everybody else.
   * @param appliedTo to whom each record applied
   */
  async contactsOf(
    actor: Actor, id: string, appliedTo: ReadonlyMap<string, readonly string[]>,
  ): Promise<Readonly<{ contacts: readonly ContactInClear[]; recordIds: readonly string[] }> | undefined> {
    const rows = await this.db.findBy(OrganisationRow, { id: In([...await this.family(id)]) });
    const concerns = (own: string) => (row: OrganisationRow) =>
      row.registeredFor === own || (appliedTo.get(row.id) ?? []).includes(own);
    const organisationId = actor.organisationsWhere(PERMISSION).find((own) => rows.some(concerns(own)));
    if (organisationId === undefined) return undefined;
    const shown = rows.filter(concerns(organisationId));
    const contacts = shown.flatMap((row) => row.contacts);
    if (contacts.length > 0)
      await this.readings.record({ readerId: actor.personId, organisationId, what: `people:${id}` });
    return { contacts: await this.vault.reveal(contacts), recordIds: shown.map((row) => row.id) };
  }

  private listed(rows: readonly OrganisationRow[]): Promise<readonly ListedOrganisation[]> {
    return this.vault.reveal(rows.map(({ id, kind, name, size, numbers }) => ({ id, kind, name, size, numbers })));
  }
}

function mustLookAfterRecords(actor: Actor) {
  if (!actor.may(PERMISSION)) throw new NotPermitted();
}
