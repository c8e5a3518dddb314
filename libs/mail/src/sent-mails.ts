import { Injectable } from '@nestjs/common';
import { Column, Entity, EntityManager, PrimaryColumn } from 'typeorm';
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

  /** The newest mails first, opened. */
  async list({ limit = 100 } = {}): Promise<readonly Readonly<{ id: string; sentAt: Date; mail: Mail }>[]> {
    return this.vault.reveal(await this.db.find(SentMail, { order: { sentAt: 'DESC', id: 'ASC' }, take: limit }));
  }
}
