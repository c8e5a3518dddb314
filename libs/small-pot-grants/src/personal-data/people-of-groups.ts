import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { type Chapter, DataKeeper, type Due, type Holding, type Scope } from '#data-protection';
import type { Sealed } from '#kernel';
import { Vault } from '#privacy';
import { ApplicationRow } from '../application/applications.view.js';
import { HandoverRow } from '../handover/handovers.view.js';

/** `handoverId`: whose mails go with it. */
type Found = Readonly<{
  as: string; controller: string; name: Sealed; email: Sealed; handoverId: string | null;
}>;

/** People whom a group named beside its contact, and those who were its contact before. They need have no account. */
@Injectable()
export class PeopleOfGroups extends DataKeeper {
  constructor(private readonly db: EntityManager, private readonly vault: Vault) { super(); }

  async find(typed: string, scope: Scope): Promise<string | null> {
    const personId = typed.replace(/^person:/, '');
    return scope === 'person' && (await this.about(personId)).length > 0 ? `person:${personId}` : null;
  }

  async heldOn(subject: string): Promise<readonly Holding[]> {
    const found = await this.foundOn(subject);
    if (found.length === 0) return [];
    const what = 'Name and email of somebody whom a group named';
    const records = found.flatMap(({ handoverId }) => handoverId ?? []);
    return [{ key: subject, what, controllers: controllersOf(found), stays: null, kept: null, records }];
  }

  async tell(subject: string): Promise<readonly Chapter[]> {
    return (await this.vault.reveal(await this.foundOn(subject))).map(({ as, controller, name, email }) => ({
      title: as, controllers: [controller],
      facts: [{ label: 'Name', text: name }, { label: 'Email', text: email }],
    }));
  }

  async disclose(): Promise<null> {
    return null;
  }

  async aging(): Promise<readonly Due[]> {
    return [];
  }

  private async foundOn(subject: string): Promise<readonly Found[]> {
    return subject.startsWith('person:') ? this.about(subject.slice('person:'.length)) : [];
  }

  private async about(personId: string): Promise<readonly Found[]> {
    return [...await this.namedBy(personId), ...await this.movedWith(personId)];
  }

  private async namedBy(personId: string) {
    const rows = await this.db.createQueryBuilder(ApplicationRow, 'a')
      .where(`a."secondContact"->>'personId' = :personId`, { personId }).orderBy('a.id').getMany();
    return rows.map(({ reference, funderId: controller, secondContact }) => {
      const { name, email } = secondContact!;
      return { as: `Second contact of ${reference}`, controller, name, email, handoverId: null };
    });
  }

  /** Whoever was the contact when a group went to a new person, and who that was. */
  private async movedWith(personId: string) {
    const rows = await this.db.createQueryBuilder(HandoverRow, 'h')
      .where('h.to = :personId OR h.second @> CAST(:one AS jsonb) OR h.contacts @> CAST(:list AS jsonb)',
        { personId, one: JSON.stringify({ personId }), list: JSON.stringify([{ personId }]) })
      .orderBy('h.id').getMany();
    return rows.map(({ id: handoverId, funderId: controller, to, name, email, second, contacts }) => {
      const one = [{ personId: to, name, email }, ...(second ? [second] : []), ...contacts]
        .find((person) => person.personId === personId)!;
      const as = 'Named when a group was to go to a new person';
      return { as, controller, name: one.name, email: one.email, handoverId };
    });
  }
}

const controllersOf = (found: readonly Found[]) => [...new Set(found.map(({ controller }) => controller))];
