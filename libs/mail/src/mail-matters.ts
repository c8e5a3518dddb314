import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import { Outbox, OutboxMail } from '#event-store';
import { Vault } from '#privacy';
import type { Mail } from './mail-template.js';
import { SentMail } from './sent-mails.js';
import { Templates } from './templates.js';

/** A kept mail; only its subject, where it is no organisation's matter. */
export type KeptMail = Readonly<{ id: string; sentAt: Date; mail: Pick<Mail, 'subject'> & Partial<Mail> }>;
type Row = Readonly<{ id: string; template: string | null; about: Readonly<Record<string, string>> | null }>;
type Whose = 'theirs' | 'nobodys' | 'others';

/** So many of the latest are looked through. */
const LATEST = 300;

/** What the administrators of some organisations may see of mails: those about their own matters, and no others. */
@Injectable()
export class MailMatters {
  constructor(
    private readonly db: EntityManager, private readonly outbox: Outbox, private readonly templates: Templates,
    private readonly vault: Vault,
  ) {}

  /** Mails that wait for a person: theirs and nobody's. They hold no words. */
  async parked(organisationIds: readonly string[]): Promise<readonly OutboxMail[]> {
    const all = await this.outbox.parked();
    const whose = await this.sort(all, organisationIds);
    return all.filter((_, i) => whose[i] !== 'others');
  }

  async maySee(id: string, organisationIds: readonly string[]): Promise<boolean> {
    const mail = await this.db.findOneBy(OutboxMail, { id });
    return mail !== null && (await this.sort([mail], organisationIds))[0] !== 'others';
  }

  /** The latest that were kept where there is no mail server, the newest first. Nothing of others' is opened. */
  async kept(organisationIds: readonly string[]): Promise<readonly KeptMail[]> {
    const rows = await this.db.query<Row[]>(`
      SELECT s.id, o.template, o.about FROM sent_mail s LEFT JOIN outbox o ON o.id = s.id
      ORDER BY s.sent_at DESC, s.id LIMIT ${LATEST}`);
    const whose = await this.sort(rows, organisationIds);
    const shown = new Map(rows.map(({ id }, i) => [id, whose[i]] as const).filter(([, one]) => one !== 'others'));
    const found = await this.db.find(SentMail, {
      where: { id: In([...shown.keys()]) }, order: { sentAt: 'DESC', id: 'ASC' },
    });
    return Promise.all(found.map(async ({ id, sentAt, mail }) => ({
      id, sentAt, mail: await this.vault.reveal(shown.get(id) === 'theirs' ? mail : { subject: mail.subject }),
    })));
  }

  private sort(mails: readonly Row[], organisationIds: readonly string[]): Promise<readonly Whose[]> {
    return Promise.all(mails.map(async ({ template, about }) => {
      const concerned = await this.templates.concerns(template, about);
      if (concerned.length === 0) return 'nobodys';
      return concerned.some((id) => organisationIds.includes(id)) ? 'theirs' : 'others';
    }));
  }
}
