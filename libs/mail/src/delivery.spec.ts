import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { Clock, EventStoreModule, Outbox, OutboxMail } from '#event-store';
import type { Sealed } from '#kernel';
import { startPostgres } from '#postgres';
import { ERASED, privacyEntities, privacyMigrations, PrivacyModule, Vault } from '#privacy';
import { Delivery } from './delivery.js';
import { mailEntities, mailMigrations, MailModule, type MailTemplate, SentMails } from './index.js';
import { startSmtpServer } from './smtp-server.fixture.js';

/** In place of a context's queries. */
@Injectable()
class People {
  readonly byId = new Map<string, { name: Sealed; email: Sealed }>();
}

@Module({ providers: [People], exports: [People] })
class PeopleModule {}

@Injectable()
class Welcome implements MailTemplate {
  readonly name = 'welcome';
  constructor(private readonly people: People, private readonly vault: Vault) {}

  async compose({ personId }: Record<string, string>) {
    const person = this.people.byId.get(personId!);
    if (!person) throw new Error('This person is not known yet');
    const { name, email } = await this.vault.reveal(person);
    if (name === ERASED) return 'nobody' as const;
    return { to: email, subject: 'Welcome', text: `Dear ${name}` };
  }

  async concerns() { return []; }
}

const until = async (isSo: () => unknown) => { while (!(await isSo())) await setTimeout(10); };

describe('delivering the outbox', () => {
  const folder = mkdtempSync(join(tmpdir(), 'moothall-mail-'));
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let smtp: Awaited<ReturnType<typeof startSmtpServer>>;
  let running: TestingModule[] = [];
  let now: string;

  const start = async ({ smtpUrl, work = true }: { smtpUrl?: string; work?: boolean } = {}) => {
    const module = await Test.createTestingModule({
      imports: [
        EventStoreModule.for({
          url: postgres.url, views: [], policies: [], entities: [...privacyEntities, ...mailEntities],
          migrations: [...privacyMigrations, ...mailMigrations], commandHashKey: 'for this test', work: false,
        }),
        PrivacyModule.for({ masterKeyFile: join(folder, 'master.key') }),
        MailModule.for({
          smtpUrl, from: 'grants@council.example', templates: [Welcome], imports: [PeopleModule], work,
        }),
      ],
    }).overrideProvider(Clock).useValue({ now: () => now }).compile();
    running.push(module);
    return module.init();
  };
  const know = async (app: TestingModule, personId: string, email: string) => {
    const texts = app.get(Vault).sealer(`person:${personId}`);
    const person = { name: texts.seal('name', 'Ann'), email: texts.seal('email', email) };
    await texts.save();
    app.get(People, { strict: false }).byId.set(personId, person);
  };
  const post = async (app: TestingModule, personId: string, template = 'welcome') => {
    const mail = { id: randomUUID(), template, about: { personId } };
    await app.get(DataSource).transaction((tx) => app.get(Outbox).add(tx, [mail]));
    return mail.id;
  };
  const stateOf = (app: TestingModule, id: string) => app.get(DataSource).manager.findOneByOrFail(OutboxMail, { id });
  const isDelivered = async (app: TestingModule, id: string) => (await stateOf(app, id)).deliveredAt !== null;
  const hasFailed = async (app: TestingModule, id: string) => (await stateOf(app, id)).attempts > 0;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    postgres = await startPostgres();
  });
  beforeEach(async () => {
    now = '2027-04-01T09:00:00.000Z';
    smtp = await startSmtpServer();
  });
  afterEach(async () => {
    await running[0]!.get(DataSource).query('DELETE FROM outbox');
    for (const app of running) await app.close();
    running = [];
    await smtp.stop();
  });
  afterAll(async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true });
  });

  it('puts a mail together from what is known when it goes, and sends it', async () => {
    const app = await start({ smtpUrl: smtp.url });
    await know(app, 'ann', 'ann@example.org');
    const id = await post(app, 'ann');
    await until(() => isDelivered(app, id));
    expect(smtp.taken.map(({ to }) => to)).toEqual([['ann@example.org']]);
    expect(smtp.taken[0]!.message).toContain('Dear Ann');
    expect(smtp.taken[0]!.message).toContain(`Message-ID: <${id}@council.example>`);
  });

  it('keeps mails for a page where there is no mail server', async () => {
    const app = await start();
    await know(app, 'ann', 'ann@example.org');
    const id = await post(app, 'ann');
    await until(() => isDelivered(app, id));
    const mail = { to: 'ann@example.org', subject: 'Welcome', text: 'Dear Ann' };
    expect(await app.get(SentMails).list()).toEqual([{ id, sentAt: new Date(now), mail }]);
  });

  it('writes to nobody who was erased meanwhile', async () => {
    const app = await start({ smtpUrl: smtp.url });
    await know(app, 'bob', 'bob@example.org');
    await app.get(Vault).erase('person:bob');
    const id = await post(app, 'bob');
    await until(() => isDelivered(app, id));
    expect(smtp.taken).toEqual([]);
  });

  it('tries a failed mail again later, while others go out', async () => {
    const app = await start({ smtpUrl: smtp.url });
    await know(app, 'full', 'full@example.org');
    await know(app, 'ann', 'ann@example.org');
    const [stuck, unknown, fine] = [await post(app, 'full'), await post(app, 'not known yet'), await post(app, 'ann')];
    await until(() => isDelivered(app, fine));
    await until(() => hasFailed(app, stuck));
    await until(() => hasFailed(app, unknown));
    await know(app, 'full', 'empty@example.org');
    await know(app, 'not known yet', 'new@example.org');
    now = '2027-04-01T09:01:00.000Z';
    await until(() => isDelivered(app, stuck));
    await until(() => isDelivered(app, unknown));
    expect(smtp.taken.map(({ to: [to] }) => to).sort()).toEqual(
      ['ann@example.org', 'empty@example.org', 'new@example.org']);
  });

  it('parks for a person what failed for a day, and sends it once the person says so', async () => {
    const app = await start({ smtpUrl: smtp.url });
    await know(app, 'full', 'full@example.org');
    const id = await post(app, 'full');
    await until(() => hasFailed(app, id));
    await app.get(DataSource).query('UPDATE outbox SET attempts = 13');
    now = '2027-04-02T09:00:00.000Z';
    await until(async () => (await app.get(Outbox).parked()).length === 1);
    const [parked] = await app.get(Outbox).parked();
    expect(parked).toMatchObject({ id, lastError: expect.stringContaining('452') as string });
    await know(app, 'full', 'empty@example.org');
    await app.get(Outbox).again(id);
    await until(() => isDelivered(app, id));
    expect(smtp.taken.map(({ to }) => to)).toEqual([['empty@example.org']]);
  });

  it('lets a mail wait whose template this release does not know', async () => {
    const app = await start({ smtpUrl: smtp.url });
    const id = await post(app, 'ann', 'from-a-later-release');
    await until(() => hasFailed(app, id));
    expect((await stateOf(app, id)).lastError).toContain('There is no mail template from-a-later-release');
  });

  it('sends each mail once, with two workers', async () => {
    const [one, two] = [await start({ smtpUrl: smtp.url }), await start({ smtpUrl: smtp.url })];
    const people = Array.from({ length: 12 }, (_, i) => `p${i}`);
    for (const app of [one, two]) for (const id of people) await know(app, id, `${id}@example.org`);
    const ids = await Promise.all(people.map((id) => post(one, id)));
    for (const id of ids) await until(() => isDelivered(one, id));
    expect(smtp.taken.map(({ to: [to] }) => to).sort()).toEqual(people.map((id) => `${id}@example.org`).sort());
  });

  it('leaves it to the worker', async () => {
    const web = await start({ smtpUrl: smtp.url, work: false });
    const id = await post(web, 'ann');
    const worker = await start({ smtpUrl: smtp.url });
    await know(worker, 'ann', 'ann@example.org');
    now = '2027-04-01T10:00:00.000Z';
    await until(() => isDelivered(web, id));
    expect(() => web.get(Delivery)).toThrow('could not find');
  });
});
