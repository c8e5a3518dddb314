import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { type CaseFacts, type Chapter, DataKeeper, type Due, type Holding, type Scope } from '#data-protection';
import type { Sealed } from '#kernel';
import { Vault } from '#privacy';
import { ConsultationRow } from './consultations.view.js';

/** `name` is null for a councillor, whose name is kept with their account. */
type Found = Readonly<{ controller: string; id: string; name: Sealed | null; email: Sealed }>;

/** Groups' people whom a consortium wrote to, and councillors whom the council wrote to. They need have no account. */
@Injectable()
export class AskedPeople extends DataKeeper {
  constructor(private readonly db: EntityManager, private readonly vault: Vault) { super(); }

  async find(typed: string, scope: Scope): Promise<string | null> {
    const personId = typed.replace(/^person:/, '');
    return scope === 'person' && (await this.about(personId)).length > 0 ? `person:${personId}` : null;
  }

  async heldOn(subject: string): Promise<readonly Holding[]> {
    const found = await this.of(subject);
    if (found.length === 0) return [];
    return [{
      key: subject, what: 'The address at which they were asked about developers’ money', stays: null, kept: null,
      controllers: [...new Set(found.map(({ controller }) => controller))], records: found.map(({ id }) => id),
    }];
  }

  async tell(subject: string): Promise<readonly Chapter[]> {
    const found = await this.vault.reveal(await this.of(subject));
    return found.map(({ controller, name, email }) => ({
      title: 'Asked about developers’ money', controllers: [controller],
      facts: [...(name === null ? [] : [{ label: 'Name', text: name }]), { label: 'Email', text: email }],
    }));
  }

  disclose(): Promise<CaseFacts | null> { return Promise.resolve(null); }
  aging(): Promise<readonly Due[]> { return Promise.resolve([]); }

  private of(subject: string) {
    return subject.startsWith('person:') ? this.about(subject.slice('person:'.length)) : Promise.resolve([]);
  }

  private async about(personId: string): Promise<readonly Found[]> {
    const rows = await this.db.createQueryBuilder(ConsultationRow, 'c')
      .where(`jsonb_path_exists(c."groupsAsked", '$[*].groups[*] ? (@.personId == $id)', CAST(:vars AS jsonb))`,
        { vars: JSON.stringify({ id: personId }) })
      .orWhere('c.asked @> CAST(:one AS jsonb)', { one: JSON.stringify([{ id: personId }]) })
      .orderBy('c.id').getMany();
    return rows.flatMap(({ id, funderId: controller, groupsAsked, asked }) => [
      ...groupsAsked.flatMap(({ groups }) => groups).filter((one) => one.personId === personId)
        .map(({ name, email }) => ({ controller, id, name, email })),
      ...asked.flatMap((one) =>
        (one.id === personId && one.email !== null ? [{ controller, id, name: null, email: one.email }] : [])),
    ]);
  }
}
