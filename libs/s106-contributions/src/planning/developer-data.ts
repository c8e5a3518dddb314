import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import { dateInWords, inWords } from '#calendar';
import {
  type CaseFacts, type Chapter, DataKeeper, type Due, type Holding, isKept, type Scope,
} from '#data-protection';
import { Clock } from '#event-store';
import { SentMails } from '#mail';
import { Vault } from '#privacy';
import { developerContactKey } from './planning-applications.js';
import { PlanningApplicationRow } from './planning-applications.view.js';

/** What is kept about developers who ask to build. Their email goes; what stands in a public register stays. */
@Injectable()
export class DeveloperData extends DataKeeper {
  constructor(
    private readonly db: EntityManager, private readonly vault: Vault, private readonly mails: SentMails,
    private readonly clock: Clock,
  ) { super(); }

  /** By its address or its reference. Where two councils have the same reference, by its address alone. */
  async find(typed: string, scope: Scope): Promise<string | null> {
    if (scope === 'person') return null; // developers have no account
    const where = [{ id: typed.replace(/^planning-application:/, '') }, { reference: typed.toUpperCase() },
      { reference: typed }];
    const [row, another] = await this.db.find(PlanningApplicationRow, { where, take: 2 });
    return row && !another ? `planning-application:${row.id}` : null;
  }

  async heldOn(subject: string): Promise<readonly Holding[]> {
    const row = await this.of(subject);
    if (!row) return [];
    const { id, reference, funderId, developerEmail } = row;
    const application: Holding = {
      key: subject, what: `Site, developer and reasons of the planning application ${reference}`,
      controllers: [funderId], stays: 'planning-register', kept: null, records: [],
    };
    if (developerEmail === null) return [application];
    const [key, kept] = [developerContactKey(id), keptSince(row)];
    const stays = row.told === null && isKept(kept, this.clock.now()) ? 'developer-not-told' : null;
    return [application, { key, what: emailOf(row), controllers: [funderId], stays, kept, records: [key] }];
  }

  async tell(subject: string): Promise<readonly Chapter[]> {
    const row = await this.of(subject);
    if (!row) return [];
    const { site, developer, developerEmail, told } = await this.vault.reveal(row);
    const sent = await this.mails.about([developerContactKey(row.id)]);
    return [{ title: `Planning application ${row.reference}`, controllers: [row.funderId], facts: [
      { label: 'Site', text: site }, { label: 'Developer', text: developer },
      ...(developerEmail === null ? [] : [{ label: 'Email', text: developerEmail }]),
      { label: 'Came in', text: dateInWords(row.receivedOn) },
      ...(told === null ? [] : [{ label: 'Told', text: told.words }]),
      ...sent.map(({ sentAt, mail: { to, subject: title, text } }) =>
        ({ label: `Mail of ${inWords(sentAt.toISOString())}`, text: `To ${to}\n${title}\n\n${text}` })),
    ] }];
  }

  /** It has a page that everybody can read, and no case reference. */
  disclose(): Promise<CaseFacts | null> { return Promise.resolve(null); }

  async aging(controllers: readonly string[]): Promise<readonly Due[]> {
    const rows = await this.db.findBy(PlanningApplicationRow, { funderId: In([...controllers]) });
    const withEmail = rows.filter(({ developerEmail }) => developerEmail !== null);
    const readable = await this.vault.readable(withEmail.map(({ id }) => developerContactKey(id)));
    return withEmail.filter(({ id }) => readable.has(developerContactKey(id))).map((row) => ({
      subject: `planning-application:${row.id}`, what: emailOf(row), kept: keptSince(row), controllers: [row.funderId],
    }));
  }

  private async of(subject: string): Promise<PlanningApplicationRow | null> {
    const [kind, id = ''] = subject.split(':');
    return kind === 'planning-application' ? this.db.findOneBy(PlanningApplicationRow, { id }) : null;
  }
}

const emailOf = ({ reference }: PlanningApplicationRow) =>
  `The developer’s email on the planning application ${reference}`;

/** From when the developer was told; nobody told, from when it was recorded. */
const keptSince = ({ told, recordedAt }: PlanningApplicationRow) =>
  ({ kind: 'developer-contact', since: told?.toldAt ?? recordedAt }) as const;
