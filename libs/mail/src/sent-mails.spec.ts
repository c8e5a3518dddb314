import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Logger, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock, migrate } from '#event-store';
import { startPostgres } from '#postgres';
import { privacyEntities, privacyMigrations, PrivacyModule } from '#privacy';
import { mailMigrations } from './mail.migrations.js';
import { SentMail, SentMails } from './sent-mails.js';

let now = '2027-04-01T09:00:00.000Z';
const clock = { provide: Clock, useValue: { now: () => now } };

@Global()
@Module({ providers: [clock], exports: [Clock] })
class Time {}

describe('mails where there is no mail server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'moothall-mail-'));
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let app: TestingModule;
  const mail = { to: 'ann@example.org', subject: 'Your application', text: 'We have it.' };

  beforeAll(async () => {
    Logger.overrideLogger(false);
    postgres = await startPostgres();
    await migrate(postgres.url, [...privacyMigrations, ...mailMigrations]);
    app = await Test.createTestingModule({
      imports: [
        Time, PrivacyModule.for({ masterKeyFile: join(folder, 'master.key') }),
        TypeOrmModule.forRoot({ type: 'postgres', url: postgres.url, entities: [...privacyEntities, SentMail] }),
      ],
      providers: [SentMails],
    }).compile();
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    await postgres.stop();
    rmSync(folder, { recursive: true });
  });

  it('can be read on a page, the newest first', async () => {
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    for (const [minute, id] of ids.entries()) {
      now = `2027-04-01T09:0${minute}:00.000Z`;
      await app.get(SentMails).send(id, { ...mail, subject: `Mail ${minute}` });
    }
    const kept = await app.get(SentMails).list({ limit: 2 });
    expect(kept).toEqual([
      { id: ids[2], sentAt: new Date('2027-04-01T09:02:00.000Z'), mail: { ...mail, subject: 'Mail 2' } },
      { id: ids[1], sentAt: new Date('2027-04-01T09:01:00.000Z'), mail: { ...mail, subject: 'Mail 1' } },
    ]);
  });

  it('are there once, although they were sent twice', async () => {
    const id = randomUUID();
    for (let attempt = 1; attempt <= 2; attempt++) await app.get(SentMails).send(id, mail);
    const kept = await app.get(SentMails).list();
    expect(kept.filter((one) => one.id === id)).toHaveLength(1);
  });

  it('are nowhere in clear', async () => {
    const [{ mails }] = await app.get(DataSource)
      .query<[{ mails: string }]>(`SELECT string_agg(sent_mail::text, '') AS mails FROM sent_mail`);
    expect(mails).toContain('_sd');
    for (const word of ['ann@example.org', 'application', 'We have it']) expect(mails).not.toContain(word);
  });
});
