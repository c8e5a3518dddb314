import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { OrganisationRow } from '#identity';
import { Vault } from '#privacy';
import { type Chapter, DataKeeper, type Due, type Holding, type Scope } from './holdings.js';

/** Those to whom one writes at an organisation. They need have no account. */
@Injectable()
export class ContactsKeeper extends DataKeeper {
  constructor(private readonly db: EntityManager, private readonly vault: Vault) { super(); }

  async find(typed: string, scope: Scope): Promise<string | null> {
    const personId = typed.replace(/^person:/, '');
    return scope === 'person' && (await this.organisationsOf(personId)).length > 0 ? `person:${personId}` : null;
  }

  async heldOn(subject: string): Promise<readonly Holding[]> {
    const rows = await this.rowsFor(subject);
    if (rows.length === 0) return [];
    const what = 'Name and address as a contact of an organisation';
    return [{ key: subject, what, controllers: controllersOf(rows), stays: null, kept: null, records: [] }];
  }

  async tell(subject: string): Promise<readonly Chapter[]> {
    const rows = await this.rowsFor(subject);
    const told = await this.vault.reveal(rows.map(({ name, contacts, ...row }) => ({
      organisation: name, controllers: controllersOf([row]), contact: contacts.find((one) => isAbout(subject, one))!,
    })));
    return told.map(({ organisation, controllers, contact: { name, address } }) => ({
      title: `Contact of ${organisation}`, controllers,
      facts: [{ label: 'Name', text: name }, { label: 'Address', text: address }],
    }));
  }

  async disclose(): Promise<null> {
    return null;
  }

  async aging(): Promise<readonly Due[]> {
    return [];
  }

  private async rowsFor(subject: string): Promise<readonly OrganisationRow[]> {
    return subject.startsWith('person:') ? this.organisationsOf(subject.slice('person:'.length)) : [];
  }

  private organisationsOf(personId: string): Promise<readonly OrganisationRow[]> {
    return this.db.createQueryBuilder(OrganisationRow, 'o')
      .where('o.contacts @> CAST(:contact AS jsonb)', { contact: JSON.stringify([{ personId }]) })
      .orderBy('o.id').getMany();
  }
}

const isAbout = (subject: string, { personId }: Readonly<{ personId: string }>) => subject === `person:${personId}`;

/** A group that put itself on record by applying belongs to nobody but those to whom it applied: they tell of it. */
const controllersOf = (rows: readonly Pick<OrganisationRow, 'registeredFor'>[]) =>
  [...new Set(rows.map(({ registeredFor }) => registeredFor))].filter((id) => id !== '');
