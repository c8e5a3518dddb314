import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { CommandBus } from '@nestjs/cqrs';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource, IsNull } from 'typeorm';
import { type Command, type Decider, type Event, Refusal } from '#kernel';
import { type Postgres, startPostgres } from '#postgres';
import { Clock } from '../clock.js';
import { EventStore, type Recorded, START } from '../event-store.js';
import { EventStoreModule } from '../event-store.module.js';
import { Execute } from '../execute.js';
import { OutboxMail, Timer } from './entities.js';
import { Outbox } from './outbox.js';
import { Policies } from './policies.js';
import type { Policy } from './policy.js';

type HallCommand =
  | Command<'HireHall', { hall: string; until: string }>
  | Command<'OrderChairs', { hall: string; chairs: number }>
  | Command<'LockHall', { hall: string }>;
type Hired = Event<'HallHired', { hall: string; until: string }>;
type HallEvent = Hired | Event<'ChairsOrdered', { chairs: number }> | Event<'HallLocked', { at: string }>;
type State = { hired: boolean; chairs: number };

const hall: Decider<State, HallCommand, HallEvent> = {
  initialState: { hired: false, chairs: 0 },
  streamOf: ({ hall }) => `hall-${hall}`,
  decide: {
    HireHall: ({ hall, until }) => [{ type: 'HallHired', data: { hall, until } }],
    OrderChairs({ chairs }) {
      if (chairs > 100) throw new Refusal('too-many-chairs', 'There are 100 chairs');
      return [{ type: 'ChairsOrdered', data: { chairs } }];
    },
    LockHall: ({ at }) => [{ type: 'HallLocked', data: { at } }],
  },
  evolve: {
    HallHired: (state) => ({ ...state, hired: true }),
    ChairsOrdered: (state, { data }) => ({ ...state, chairs: state.chairs + data.chairs }),
    HallLocked: (state) => state,
  },
};

const at = '2027-04-01T09:00:00.000Z';
const until = '2027-04-02T18:00:00.000Z';
const eve = { organisationId: 'moot', correlationId: 'talk', causationId: 'talk' };
const hire = (name: string, commandId = randomUUID() as string) => new Execute(hall,
  { type: 'HireHall', hall: name, until, at }, { commandId, actor: 'eve', role: 'clerk', authority: 'hire', ...eve });

/** What the policies of these tests do can be made to go wrong. */
const trouble = { before: 0, after: 0, reminder: 0, refusals: [] as string[] };
const stumble = (when: 'before' | 'after' | 'reminder') => {
  if (trouble[when]-- > 0) throw new Error(`stumbled ${when}`);
};
const orderChairs: Policy<Hired> = {
  name: 'when-hall-hired.order-chairs', startsFrom: 'beginning',
  when: {
    async HallHired({ data: { hall: name, until }, metadata: { effectiveAt: at } }, acts) {
      stumble('before');
      const { state } = await acts.load(hall, `hall-${name}`);
      await acts.execute(hall, { type: 'OrderChairs', hall: name, chairs: 60 + state.chairs, at });
      const more = await acts.execute(hall, { type: 'OrderChairs', hall: name, chairs: 101, at }, 'more');
      if (more instanceof Refusal) trouble.refusals.push(more.rule);
      acts.note('hired', name);
      acts.remind('hall-is-free', until, { hall: name });
      acts.mail('chairs-are-on-their-way', { hall: name });
      acts.mail('hall-is-yours', { hall: name, noted: String((await acts.noted('hired')).length) });
      stumble('after');
    },
  },
  due: {
    async 'hall-is-free'({ dueAt, data }, acts) {
      stumble('reminder');
      await acts.execute(hall, { type: 'LockHall', hall: data.hall!, at: dueAt });
      acts.mail('hall-is-locked', { hall: data.hall! });
    },
  },
};
const late: Policy<Hired> = {
  name: 'when-hall-hired.welcome', startsFrom: 'now',
  when: { async HallHired({ data: { hall } }, acts) { acts.mail('welcome', { hall }); } },
};

describe('policies', () => {
  let postgres: Postgres;
  let app: TestingModule;
  let now = at;
  const start = async (policies: readonly Policy[], work = true) => {
    const options = { views: [], entities: [], migrations: [], commandHashKey: 'key' };
    const started = await Test.createTestingModule({
      imports: [EventStoreModule.for({ url: postgres.url, policies, work, ...options })],
    }).overrideProvider(Clock).useValue({ now: () => now }).compile();
    started.useLogger(false); // the trouble is on purpose
    return started.init();
  };
  const eventsOf = (name: string) =>
    app.get(EventStore).readStream(`hall-${name}`) as Promise<readonly Recorded<HallEvent>[]>;
  const typesOf = async (name: string) => (await eventsOf(name)).map(({ type }) => type);
  const mailsOf = async (name: string) => (await app.get(DataSource).manager.find(OutboxMail))
    .filter(({ about }) => about.hall === name).map(({ template }) => template).sort();
  const execute = (message: ReturnType<typeof hire>) => app.get(CommandBus).execute(message);
  const caughtUp = async () => {
    while ((await app.get(Policies).health()).some(({ lag }) => lag > 0)) await setTimeout(20);
  };
  const eventually = async (isSo: () => Promise<boolean>) => { while (!(await isSo())) await setTimeout(20); };

  beforeAll(async () => {
    postgres = await startPostgres();
    app = await start([orderChairs]);
  });
  beforeEach(() => {
    now = at;
    Object.assign(trouble, { before: 0, after: 0, reminder: 0, refusals: [] });
  });
  afterAll(async () => {
    await app.close();
    await postgres.stop();
  });

  it('act in their own name, for the organisation and the reason of the event', async () => {
    await execute(hire('great', '5a6b5c9e-6f0c-4c8e-9c7f-1f2e3d4c5b6a'));
    await caughtUp();
    const [hired, ordered] = await eventsOf('great');
    expect(ordered).toMatchObject({ type: 'ChairsOrdered', data: { chairs: 60 }, metadata: {
      actor: 'policy:when-hall-hired.order-chairs', role: 'system', authority: 'when-hall-hired.order-chairs',
      organisationId: 'moot', correlationId: 'talk', causationId: hired!.id, effectiveAt: at,
    } });
    expect(await mailsOf('great')).toEqual(['chairs-are-on-their-way', 'hall-is-yours']);
  });

  it('learn of a refusal and go on', async () => {
    await execute(hire('small'));
    await caughtUp();
    expect(trouble.refusals).toEqual(['too-many-chairs']);
  });

  it.each(['before', 'after'] as const)('give the same after a crash %s their command', async (when) => {
    trouble[when] = 2;
    await execute(hire(`crash-${when}`));
    await eventually(async () => (await app.get(Policies).health())[0]?.error !== undefined);
    expect((await app.get(Policies).health())[0]).toMatchObject({ error: `Error: stumbled ${when}` });
    await caughtUp();
    expect(await typesOf(`crash-${when}`)).toEqual(['HallHired', 'ChairsOrdered']);
    const [, ordered] = await eventsOf(`crash-${when}`);
    expect(ordered).toMatchObject({ data: { chairs: 60 } }); // the second run saw 60 there already
    expect(await mailsOf(`crash-${when}`)).toHaveLength(2);
    expect((await app.get(Policies).health())[0]).not.toHaveProperty('error');
  });

  it('give the same where two workers run them', async () => {
    const second = await start([orderChairs]);
    for (let i = 0; i < 20; i++) await execute(hire(`double-${i}`));
    await caughtUp();
    await second.close();
    for (let i = 0; i < 20; i++) {
      expect(await typesOf(`double-${i}`)).toEqual(['HallHired', 'ChairsOrdered']);
      expect(await mailsOf(`double-${i}`)).toHaveLength(2);
    }
  });

  it('keep notes for later', async () => {
    await execute(hire('noted'));
    await caughtUp();
    const mails = await app.get(DataSource).manager.findBy(OutboxMail, { template: 'hall-is-yours' });
    const counts = mails.map(({ about }) => Number(about.noted)).sort((one, other) => one - other);
    expect(counts).toEqual(counts.map((_, i) => i + 1));
  });

  it('can be run at once, and the durable run adds what is missing', async () => {
    const web = await start([orderChairs], false);
    const { revision } = await execute(hire('hasty'));
    const reached = await web.get(Policies).hasten(orderChairs, 'hall-hasty', revision);
    expect(reached).toBe((await eventsOf('hasty'))[1]?.position);
    expect((await typesOf('hasty')).slice(0, 2)).toEqual(['HallHired', 'ChairsOrdered']);
    await caughtUp();
    expect(await typesOf('hasty')).toEqual(['HallHired', 'ChairsOrdered']);
    expect(await mailsOf('hasty')).toHaveLength(2);
    await web.close();
  });

  describe('with reminders', () => {
    it('do nothing before the time, and at the time act as the clock', async () => {
      await execute(hire('timed'));
      await caughtUp();
      now = '2027-04-02T17:59:59.999Z';
      await setTimeout(1_100); // two looks at the clock
      expect(await typesOf('timed')).toEqual(['HallHired', 'ChairsOrdered']);
      now = '2027-04-03T08:00:00.000Z';
      await eventually(async () => (await mailsOf('timed')).includes('hall-is-locked'));
      const [, , locked] = await eventsOf('timed');
      expect(locked).toMatchObject({ type: 'HallLocked', data: { at: until }, metadata: {
        actor: 'system:clock', authority: 'when-hall-hired.order-chairs', organisationId: 'moot', correlationId: 'talk',
        effectiveAt: until,
      } });
    });

    it('try again when one fails, and say so until then', async () => {
      now = '2027-04-03T08:00:00.000Z';
      await eventually(async () => await app.get(DataSource).manager.countBy(Timer, { doneAt: IsNull() }) === 0);
      trouble.reminder = 1;
      await execute(hire('tired'));
      await eventually(async () => (await app.get(Policies).health())[0]?.error !== undefined);
      expect((await app.get(Policies).health())[0]?.error).toBe('Error: stumbled reminder');
      now = '2027-04-03T08:01:00.000Z';
      await eventually(async () => (await mailsOf('tired')).includes('hall-is-locked'));
      expect(await typesOf('tired')).toEqual(['HallHired', 'ChairsOrdered', 'HallLocked']);
      expect((await app.get(Policies).health())[0]).not.toHaveProperty('error');
    });
  });

  it('that are new and start now do not mail about the past', async () => {
    const more = await start([orderChairs, late] as Policy[]);
    await execute(hire('fresh'));
    while ((await more.get(Policies).health()).some(({ lag }) => lag > 0)) await setTimeout(20);
    await more.close();
    const mails = await app.get(DataSource).manager.findBy(OutboxMail, { template: 'welcome' });
    expect(mails.map(({ about }) => about)).toEqual([{ hall: 'fresh' }]);
    const all = await app.get(EventStore).readAll({ after: START, limit: 1_000 });
    expect(all.filter(({ type }) => type === 'HallHired').length).toBeGreaterThan(20);
  });

  describe('and their outbox', () => {
    const outbox = () => app.get(Outbox);
    const add = async () => {
      const mail = { id: randomUUID() as string, template: 'note', about: { hall: 'outbox' } };
      await app.get(DataSource).query('UPDATE outbox SET delivered_at = now()');
      await app.get(DataSource).transaction(async (tx) => {
        await outbox().add(tx, [mail]);
        await outbox().add(tx, [mail]);
      });
      return mail;
    };

    it('hands a mail to one sender at a time, until it is delivered', async () => {
      const mail = await add();
      const [one, other] = await Promise.all([outbox().nextDue(), outbox().nextDue()]);
      expect([...one, ...other]).toMatchObject([mail]);
      now = '2027-04-01T09:05:00.000Z'; // whoever had it has died
      expect(await outbox().nextDue()).toMatchObject([mail]);
      await outbox().delivered(mail.id);
      now = '2027-04-01T10:00:00.000Z';
      expect(await outbox().nextDue()).toEqual([]);
    });

    it('tries again after longer and longer pauses, then parks it for a person, who can start again', async () => {
      await add();
      const pauses: number[] = [];
      for (let [due] = await outbox().nextDue(); due && !due.parkedAt;) {
        await outbox().failed(due, new Error('550 <ann@example.org> unknown'));
        due = await app.get(DataSource).manager.findOneByOrFail(OutboxMail, { id: due.id });
        pauses.push((Date.parse(due.nextAttemptAt) - Date.parse(now)) / 1_000);
        now = due.nextAttemptAt;
      }
      expect(pauses.slice(0, 4)).toEqual([30, 60, 120, 240]);
      expect(pauses).toHaveLength(14);
      const [parked] = await outbox().parked();
      expect(parked?.lastError).toBe('Error: 550 <(address)> unknown');
      expect(await outbox().nextDue()).toEqual([]);
      await outbox().again(parked!.id);
      expect(await outbox().nextDue()).toMatchObject([{ id: parked!.id, attempts: 0 }]);
    });
  });
});
