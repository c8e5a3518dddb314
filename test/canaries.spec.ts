import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { AskingWhy, CarryingOut, Erasures, InformationRequests, SubjectAccess } from '#data-protection';
import { EventStore, Outbox, Rebuild, START } from '#event-store';
import type { Actor } from '#identity';
import { SentMails } from '#mail';
import { Vault } from '#privacy';
import { ApplicationQueries, Applications, Assessments, WaysBack } from '#small-pot-grants';
import { views } from '../apps/contexts.js';
import { newLog } from '../apps/web/src/logging/log.js';
import { type Moothall, register, startMoothall } from './support/moothall.js';
import { moments, Story } from './support/story.js';

/** Strings as no other text has them, each typed into another field. */
const canaries = Array.from({ length: 26 }, (_, i) => `Kanarek${String.fromCharCode(65 + i)}${7_301 + i * 37}xq`);
const paidAbout = 'We cook what others throw away, in the old chapel.';
/** Typed by or about the person who is declined. */
const own = canaries.slice(0, 20);
const [account, firstName, name, mailbox, linkMailbox, phone, group, about, number, firstTitle, title, description, who,
  place, item, otherItem, outcome, halfDone, reason, otherReason,
  paidName, paidMailbox, paidPhone, why, asker, asks] = canaries;

/** How the text could stand somewhere: as it is, as hex, and as base64 at any of three offsets. */
function formsOf(text: string): readonly string[] {
  const base64 = [0, 1, 2].map((pad) => {
    const bytes = Buffer.concat([Buffer.alloc(pad), Buffer.from(text)]);
    return bytes.toString('base64url').slice(pad === 0 ? 0 : 4, Math.floor(bytes.length / 3) * 4);
  });
  return [text, Buffer.from(text).toString('hex'), ...base64];
}
const forms = canaries.flatMap(formsOf);
const hitsIn = (text: string) => forms.filter((form) => text.includes(form));

describe('twenty-six canaries', () => {
  let moothall: Moothall;
  let story: Story;
  let amina: Actor;
  let [applicationId, reference, paidReference, requestId] = ['', '', '', ''];
  const logged: string[] = [];

  beforeAll(async () => {
    const log = newLog('trace', { write: (line: string) => void logged.push(line) });
    moothall = await startMoothall({ log });
    story = await Story.begin(moothall);
    await tell();
  });
  afterAll(() => moothall.stop());

  /** A group applies with a canary in each field, through the services that the pages use, and is declined. */
  async function tell() {
    const { personIds } = await register(moothall, 'A group', 'small-group', [{ name: account!, role: 'applicant' }]);
    const roundId = await story.round();
    moothall.clock.moveTo(moments.open);
    Object.assign(story.ids, personIds);
    amina = await story.actor(account!);
    const [service, id] = [story.get(Applications), randomUUID];
    applicationId = id();
    const eligibility = [{ questionId: 'small', answer: 'yes' } as const];
    ({ reference } = await service.start(amina, id(), { applicationId, roundId, eligibility }));
    const lines = [{ item: item!, pence: 50_000 }, { item: otherItem!, pence: 50_000 }];
    const beneficiaries = { who: who!, place: place!, wardCode: 'E05001620' };
    const email = `${mailbox}@group.example`;
    const typed = JSON.stringify({ name: halfDone });
    await service.leaveUnfinished(amina, id(), applicationId, { page: 'group', typed });
    await service.answer(amina, id(), applicationId, 'group', { name: group!, about: about!, number: number! });
    await service.answer(amina, id(), applicationId, 'project', { title: firstTitle!, description: 'Soon' });
    await service.answer(amina, id(), applicationId, 'project', { title: title!, description: description! });
    await service.answer(amina, id(), applicationId, 'beneficiaries', beneficiaries);
    await service.answer(amina, id(), applicationId, 'dates', { startsOn: '2027-07-01', endsOn: '2027-09-30' });
    await service.answer(amina, id(), applicationId, 'costs', { lines });
    await service.answer(amina, id(), applicationId, 'outcome', { outcome: outcome! });
    await service.answer(amina, id(), applicationId, 'contact', { name: firstName!, email, phone: null });
    await service.answer(amina, id(), applicationId, 'contact', { name: name!, email, phone: phone! });
    await story.isShown();
    await keepAnOldMail((await story.get(WaysBack).of(amina, applicationId)).code);
    await story.get(WaysBack).emailTo(amina, id(), applicationId, { email: `${linkMailbox}@group.example` });
    await service.submit(amina, id(), applicationId, { declared: true });
    const sent = { applicationId, roundId, reference, group: amina };
    const paid = await tellOfAnAward(roundId);
    await story.declareNoInterests([sent, paid]);
    await story.get(Assessments).score(await story.actor('Sam Whittaker'), id(), applicationId, [
      { criterionId: 'need', score: 3, reason: reason! }, { criterionId: 'reach', score: 3, reason: otherReason! },
    ]);
    await story.decline(sent);
    await story.score(paid, 'Sam Whittaker', 4, 4);
    await story.award(paid, 90_000);
    await service.accept(paid.group, id(), paid.applicationId);
    await story.isShown();
    await tellOfAsking();
    while ((await story.get(SentMails).idsAbout([applicationId])).length < 3) await setTimeout(50);
  }

  /** Mails once named the code. */
  async function keepAnOldMail(code: string) {
    const mailId = randomUUID();
    const mail = { to: `${linkMailbox}@group.example`, subject: 'Your way back', text: `Type this code: ${code}` };
    await story.get(SentMails).send(mailId, mail);
    const about = { applicationId, to: 'given' };
    await story.get(Outbox).add(story.get(DataSource).manager, [{ id: mailId, template: 'way-back', about }]);
  }

  /** Somebody whose group is paid: the public sees the group, never them. */
  async function tellOfAnAward(roundId: string) {
    const paid = await story.draft(roundId, { by: 'Joe Carter' });
    const contact = { name: paidName!, email: `${paidMailbox}@group.example`, phone: paidPhone! };
    await story.get(Applications).answer(paid.group, randomUUID(), paid.applicationId, 'contact', contact);
    await story.get(Applications).answer(paid.group, randomUUID(), paid.applicationId, 'group', {
      name: 'Fylde Road Food Club', about: paidAbout, number: null,
    });
    await story.get(Applications).submit(paid.group, randomUUID(), paid.applicationId, { declared: true });
    paidReference = paid.reference;
    return paid;
  }

  /** An officer says why they read, and a citizen asks how it was decided. */
  async function tellOfAsking() {
    const [olu, dot] = [await story.actor('Olu Adeyemi'), await story.actor('Dot Marsh')];
    await story.get(AskingWhy).say(olu, (await story.get(ApplicationQueries).toOpen(olu, applicationId))!, why!);
    const [requests, organisationId] = [story.get(InformationRequests), story.funders.lcc];
    requestId = randomUUID();
    await requests.record(dot, randomUUID(), {
      requestId, organisationId, kind: 'foi', channel: 'email', receivedOn: '2027-05-01', asker: asker!,
      contact: `${asker}@citizen.example`, asks: asks!, reference,
    });
    await requests.answer(dot, randomUUID(), requestId, { outcome: 'in-full', exemptions: [], reasons: '' });
    await story.isShown();
  }

  const everyRow = async () => {
    const db = story.get(DataSource);
    const tables = await db.query<{ name: string }[]>(`
      SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`);
    const found = new Map<string, string>();
    for (const { name: table } of tables) {
      const rows = await db.query<{ line: string }[]>(`SELECT t::text AS line FROM ${table} t`);
      found.set(table, rows.map(({ line }) => line).join('\n'));
    }
    return found;
  };
  const tablesWithHits = async () =>
    [...await everyRow()].filter(([, text]) => hitsIn(text).length > 0).map(([table]) => table);

  /** The cluster's own files, once everything is on disk and the WAL has moved on to another file. */
  async function clusterFiles() {
    const own = [tmpdir(), '/dev/shm'].filter((home) => existsSync(home)) // where tests have their databases
      .flatMap((home) => readdirSync(home).map((name) => join(home, name)))
      .filter((folder) => basename(folder).startsWith(`moothall-test-${process.pid}-`));
    for (const folder of own) await writeOut(folder);
    return own.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  }
  async function writeOut(folder: string) {
    const url = new URL(moothall.databaseUrl);
    [url.username, url.password, url.pathname] =
      ['postgres', readFileSync(join(folder, 'password'), 'utf8'), 'postgres'];
    const admin = new Client({ connectionString: url.href });
    await admin.connect();
    for (const command of ['CHECKPOINT', 'SELECT pg_switch_wal()', 'CHECKPOINT']) await admin.query(command);
    await admin.end();
  }

  const pages = () => ['/', '/register', '/register.csv', '/register.json', `/decisions/${reference}`, '/rounds',
    `/applications/${applicationId}`, `/funder/applications/${applicationId}`];
  /** What somebody reads. The demo's sign-in is how a test becomes somebody. */
  const readAs = async (personId: string) => {
    const cookie = await signIn(personId);
    return Promise.all(pages().map(async (path) => (await fetch(moothall.url + path, { headers: { cookie } })).text()));
  };
  async function signIn(personId: string) {
    const body = new URLSearchParams({ personId });
    const headers = { origin: moothall.url, 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(`${moothall.url}/sign-in`, { method: 'POST', body, headers, redirect: 'manual' });
    return answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  }
  const addressesIn = (html: string) => html.match(/(?:href|action|src)="[^"]*"/g)?.join('\n') ?? '';
  const readers = () => [amina.personId, story.ids['Olu Adeyemi']!];

  /** What anybody may take away. */
  const taken = async () => (await Promise.all(['/register.csv', '/register.json', '/api/register', '/api/rounds']
    .map(async (path) => (await fetch(moothall.url + path)).text()))).join('');

  describe('before the erasure', () => {
    it('are all there for the person, and on the pages of who may read them', async () => {
      const record = JSON.stringify(await story.get(SubjectAccess).own(amina.personId));
      const replaced = [firstName, firstTitle, halfDone];
      expect(own.filter((canary) => !record.includes(canary) && !replaced.includes(canary))).toEqual([]);
      const handedOn = JSON.stringify(
        await story.get(SubjectAccess).for(await story.actor('Dot Marsh'), reference, 'person'));
      const { code } = await story.get(WaysBack).of(amina, applicationId);
      expect(handedOn + record).not.toContain(code);
      expect(handedOn).toContain('(taken out)');
      const officers = (await readAs(story.ids['Olu Adeyemi']!)).join('');
      for (const shown of [name, phone, group, title, place, item, reason]) expect(officers).toContain(shown);
    });

    it('stand in clear in no table: no event, no view row, no outbox', async () => {
      expect([...(await everyRow()).values()].join()).toContain(applicationId); // it does look
      expect(await tablesWithHits()).toEqual([]);
    });

    it('stand in clear in no file of the database, its WAL and its log included', async () => {
      const files = await clusterFiles();
      expect(files.some((text) => text.includes(applicationId))).toBe(true);
      expect(files.flatMap(hitsIn)).toEqual([]);
    });

    it('stand in no log line and no address', async () => {
      const html = (await Promise.all(readers().map(readAs))).flat();
      expect(html.flatMap((page) => hitsIn(addressesIn(page)))).toEqual([]);
      expect(logged.join()).toContain('"route":');
      expect(hitsIn(logged.join())).toEqual([]);
    });

    it('stand in nothing that anybody may take away, where the paid group is named', async () => {
      expect(await taken()).toContain('Fylde Road Food Club');
      expect(hitsIn(await taken())).toEqual([]);
    });
  });

  describe('after the erasure', () => {
    const erase = async (typed: string, scope: 'person' | 'record') => {
      const erasureId = randomUUID();
      const [olu, dot, ed] =
        [await story.actor('Olu Adeyemi'), await story.actor('Dot Marsh'), await story.actor('Ed Finch')];
      const wish = { erasureId, typed, scope, legalBasis: 'consent-withdrawn' } as const;
      await story.get(Erasures).request(olu, erasureId, wish);
      for (const actor of [dot, ed]) await story.get(Erasures).approve(actor, randomUUID(), erasureId);
      await story.get(CarryingOut).carryOut(erasureId).catch(() => undefined); // the worker may have been faster
    };

    beforeAll(async () => {
      for (const person of [reference, paidReference]) await erase(person, 'person');
      await erase(`information-request:${requestId}`, 'record');
      await story.isShown();
      for (const view of views) await story.get(Rebuild).run(view);
    });

    it('cannot be opened any more, from no event at all', async () => {
      const events = await story.get(EventStore).readAll({ after: START, limit: 10_000 });
      const opened = JSON.stringify(await story.get(Vault).reveal(events.map(({ data }) => data)));
      expect(opened).toContain('A good idea, but others reach more people.'); // reasons stay
      expect(hitsIn(opened)).toEqual([]);
    });

    it('are in no mail and in nothing that is given to anybody', async () => {
      const given = [await story.get(SubjectAccess).own(amina.personId), await story.get(SentMails).list()];
      expect(hitsIn(JSON.stringify(given))).toEqual([]);
      const html = (await Promise.all(readers().map(readAs))).flat().join('');
      expect(html).toContain('(erased)');
      expect(hitsIn(html)).toEqual([]);
    });

    it('are in nothing that anybody may take away, and the paid group still is', async () => {
      expect(await taken()).toContain('Fylde Road Food Club');
      expect(hitsIn(await taken())).toEqual([]);
    });

    it('leave which group was paid and what for, once the rest has been kept for its seven years', async () => {
      const texts = async () => JSON.stringify(await story.get(Vault).reveal(
        (await story.get(EventStore).readAll({ after: START, limit: 10_000 })).map(({ data }) => data)));
      expect(await texts()).toContain(paidAbout);
      moothall.clock.moveTo('2034-06-01T09:00:00.000Z');
      await erase(paidReference, 'record');
      expect(await taken()).toContain('Fylde Road Food Club');
      expect(await texts()).not.toContain(paidAbout);
    });

    it('are in no table, no file of the database after its WAL moved on, and no log line', async () => {
      expect(await tablesWithHits()).toEqual([]);
      expect((await clusterFiles()).flatMap(hitsIn)).toEqual([]);
      expect(hitsIn(logged.join())).toEqual([]);
    });
  });
});
