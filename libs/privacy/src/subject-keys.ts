import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { decrypt, encrypt } from './aes-gcm.js';
import { MasterKey } from './master-key.js';
import { SubjectKey } from './privacy.entities.js';

/** A key for each subject (a round, an application, a person), which can be destroyed by itself. */
@Injectable()
export class SubjectKeys implements OnModuleInit {
  private readonly wrapping: Buffer;
  constructor(private readonly db: EntityManager, private readonly master: MasterKey) {
    this.wrapping = master.subKey('wrapping');
  }

  /** Better no start than new texts under one master key and old ones under another. */
  async onModuleInit() {
    await this.db.query(
      'INSERT INTO master_key SELECT $1 WHERE NOT EXISTS (SELECT FROM master_key) ON CONFLICT DO NOTHING',
      [this.master.id]);
    const known = await this.db.query<{ id: string }[]>('SELECT id FROM master_key');
    if (known.length !== 1 || known[0]!.id !== this.master.id)
      throw new Error('This is not the master key that the database was written with. ' +
        'Put back the file with that key. If a rotation of the key was broken off, run it again: ' +
        'npx moothall rotate-master-key');
  }

  /** The subject's key, made now if there is none. Read each time, since another process may have destroyed it. */
  async of(subject: string): Promise<{ id: string; key: Buffer }> {
    const known = await this.db.findOneBy(SubjectKey, { subject }) ?? await this.make(subject);
    return { id: known.id, key: this.unwrap(known) };
  }

  unwrap({ subject, wrappedKey }: Pick<SubjectKey, 'subject' | 'wrappedKey'>): Buffer {
    return decrypt(this.wrapping, wrappedKey, subject);
  }

  private async make(subject: string) {
    const wrappedKey = encrypt(this.wrapping, randomBytes(32), subject);
    const made = { id: randomUUID(), subject, wrappedKey, wrappedBy: this.master.id };
    await this.db.createQueryBuilder().insert().into(SubjectKey).values(made).orIgnore().execute();
    return this.db.findOneByOrFail(SubjectKey, { subject }); // another process may have been faster
  }
}
