import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import {
  EventStore, EventStoreModule, Execute, ExecuteHandler, OutboxMail, Policies, type Policy, type Position,
  PostgresEventStore, Projector, type Recorded,
} from '#event-store';
import { startPostgres } from '#postgres';
import { readLog } from './support/audit.js';
import { eventually } from './support/eventually.js';
import { counted, exactly, type Fault } from './support/fault.js';
import { balances, ledger, type LedgerEvent, type Post } from './support/ledger.js';
import { addedUp, different, liveAndRebuilt } from './support/view-rows.js';

/** A line on which everything comes three times: each event by itself, its page, and the last page before it. */
class Stammering extends PostgresEventStore {
  override async *subscribe(
    from: { after: Position; signal: AbortSignal },
  ): AsyncGenerator<readonly Recorded[], void, unknown> {
    let before: readonly Recorded[] = [];
    for await (const page of super.subscribe(from)) {
      for (const event of page) yield [event, event, event];
      yield page;
      if (before.length > 0) yield before;
      yield [...page, ...page];
      before = page;
    }
  }
}

/** Does for each posting what a policy can do: a command to another stream, and a mail. */
const whenPosted: Policy<Extract<LedgerEvent, { type: 'Posted' }>> = {
  name: 'when-posted.carry-over',
  startsFrom: 'beginning',
  when: {
    async Posted({ id, data: { account, pence }, metadata: { effectiveAt: at } }, acts) {
      if (account === 'carried') return;
      acts.mail('posted', { id });
      await acts.execute(ledger, { type: 'Post', account: 'carried', pence, note: id, at });
    },
  },
};

/** Two workers on one database, both on such a line. */
async function startWorkers(url: string) {
  const rest = { policies: [whenPosted], entities: [], migrations: [], commandHashKey: 'faults', work: true };
  const start = async () => {
    const builder = Test.createTestingModule({ imports: [EventStoreModule.for({ url, views: [balances], ...rest })] });
    const module = await builder.overrideProvider(EventStore).useValue(new Stammering(url)).compile();
    module.useLogger(false);
    return module.init();
  };
  return [await start(), await start()] as const;
}

function posting(i: number) {
  const [commandId, at] = [randomUUID(), '2027-04-01T09:00:00.000Z'];
  const command: Post = { type: 'Post', account: `${i % 7}`, pence: i + 1, note: '', at };
  const why = { correlationId: commandId, causationId: commandId };
  const sender = { commandId, actor: 'ann', role: 'clerk', authority: 'post', organisationId: 'moot', ...why };
  return new Execute(ledger, command, sender) as never;
}

/** Everything is seen by the view and the policy, and the policy does not bring about anything more. */
const isQuiet = async (worker: TestingModule) => {
  const health = await Promise.all([worker.get(Projector).health(), worker.get(Policies).health()]);
  return health.flat().every(({ lag }) => lag === 0);
};

export const deliveredThrice: Fault = {
  title: 'a view and a policy to which every event is delivered three times do everything once',
  short: 60,
  full: (kills) => kills * 10,
  async run(times) {
    const postgres = await startPostgres();
    const workers = await startWorkers(postgres.url);
    try {
      const [handler, mails] = [workers[0].get(ExecuteHandler), workers[0].get(DataSource).getRepository(OutboxMail)];
      await Promise.all(Array.from({ length: times }, (_, i) => handler.execute(posting(i))));
      await eventually(() => isQuiet(workers[0]), 'all is seen', 600);
      const log = await readLog(postgres.url);
      const carried = log.filter(({ stream, type }) => stream === 'account-carried' && type === 'Posted');
      const { live, rebuilt } = await liveAndRebuilt(postgres.url);
      return [
        counted('events', log.length, 'events'),
        exactly(0, 'rows that differ from the events added up', different(live, addedUp(log)), 'rows'),
        exactly(0, 'rows that differ once made again', different(live, rebuilt), 'rows'),
        exactly(times, 'commands of the policy', carried.length, 'commands'),
        exactly(times, 'mails of the policy', await mails.count(), 'mails'),
      ];
    } finally {
      for (const worker of workers) await worker.close();
      await postgres.stop();
    }
  },
};
