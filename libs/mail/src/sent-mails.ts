import { Injectable } from '@nestjs/common';
import { Column, Entity, EntityManager, In, PrimaryColumn } from 'typeorm';
import { Clock } from '#event-store';
import type { Sealed } from '#kernel';
import { Vault } from '#privacy';
import type { Mail } from './mail-template.js';
import { Sender } from './sender.js';

/** A mail as it would have gone out. Its words are sealed, like everything else about a person. */
@Entity('sent_mail')
export class SentMail {
  /** The outbox's id. */
  @PrimaryColumn('uuid') id!: string;
  @Column('timestamptz', { name: 'sent_at' }) sentAt!: Date;
  @Column('jsonb') mail!: Readonly<Record<keyof Mail, Sealed>>;
}

/** Where mails go without an SMTP server: they are kept, to be read on a page. */
@Injectable()
export class SentMails extends Sender {
  constructor(private readonly db: EntityManager, private readonly vault: Vault, private readonly clock: Clock) {
    super();
  }

  async send(id: string, mail: Mail) {
    if (await this.db.existsBy(SentMail, { id })) return; // taken at an attempt whose end was not seen
    const sealer = this.vault.sealer(`mail:${id}`);
    const seal = (part: keyof Mail) => sealer.seal(part, mail[part]);
    const sealed = { to: seal('to'), subject: seal('subject'), text: seal('text') };
    await sealer.save({ keep: true });
    await this.db.insert(SentMail, { id, sentAt: new Date(this.clock.now()), mail: sealed });
  }

  /** The kept mails that name one of these ids, such as an application's, opened. */
  async about(ids: readonly string[]): Promise<readonly Readonly<{ id: string; sentAt: Date; mail: Mail }>[]> {
    const found = await this.idsAbout(ids);
    return this.vault.reveal(await this.db.find(SentMail, { where: { id: In([...found]) }, order: { sentAt: 'ASC' } }));
  }

  async idsAbout(ids: readonly string[]): Promise<readonly string[]> {
    const found = await this.db.query<{ id: string }[]>(`
      SELECT s.id FROM sent_mail s JOIN outbox o ON o.id = s.id
      WHERE EXISTS (SELECT FROM jsonb_each_text(o.about) WHERE value = ANY($1)) ORDER BY s.id`, [ids]);
    return found.map(({ id }) => id);
  }

  /** The newest mails first, opened. */
  async list({ limit = 100 } = {}): Promise<readonly Readonly<{ id: string; sentAt: Date; mail: Mail }>[]> {
    return this.vault.reveal(await this.db.find(SentMail, { order: { sentAt: 'DESC', id: 'ASC' }, take: limit }));
  }
}

/** Deletes kept mails, in the transaction that destroys the keys under which they are sealed. */
export async function forgetMails(tx: EntityManager, ids: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM sent_mail WHERE id = ANY($1)', [ids]);
}
