import { setTimeout } from 'node:timers/promises';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Event } from '#kernel';
import { Checkpoints, EventStore, EventStoreModule, type Progress, Rebuild, type View } from '#event-store';
import { duration, type Figure, median, percentile, type Run } from './measuring.js';
import { eventOf } from './samples.js';

type Saved = Event<'ApplicationPartSaved', { applicationId: string; part: string; pence: number; text: object }>;

@Entity('bench_application')
class ApplicationRow {
  @PrimaryColumn('text') id!: string;
  @Column('int') saves!: number;
  @Column('bigint', { transformer: { to: String, from: Number } }) pence!: number;
  @Column('jsonb') lastText!: object;
  @Column('timestamptz') lastAt!: string;
}

const applications: View<ApplicationRow, Saved> = {
  name: 'bench_applications', version: 1, row: ApplicationRow,
  key: ({ data }) => data.applicationId,
  evolve: {
    ApplicationPartSaved: (row, { data, recordedAt }, id) => ({
      id, saves: (row?.saves ?? 0) + 1, pence: (row?.pence ?? 0) + data.pence, lastText: data.text, lastAt: recordedAt,
    }),
  },
};

@Module({})
class Bench {}

const start = (url: string, work: boolean) => NestFactory.createApplicationContext({
  module: Bench,
  imports: [EventStoreModule.for({
    url, work, views: [applications], policies: [], entities: [], migrations: [], commandHashKey: 'key',
  })],
}, { logger: ['error'] });

/** The largest memory of this process, in MB, while `work` runs. */
async function peak(work: () => Promise<unknown>) {
  let most = 0;
  const look = setInterval(() => { most = Math.max(most, process.memoryUsage.rss() / 1e6); }, 50);
  await work().finally(() => clearInterval(look));
  return most;
}

async function rebuildOnce(app: INestApplicationContext, events: number) {
  const marks: { events: number; at: number }[] = [];
  let milliseconds = 0;
  const megabytes = await peak(async () => {
    milliseconds = await duration(() => app.get(Rebuild).run(applications, ({ events }: Progress) =>
      marks.push({ events, at: performance.now() })));
  });
  const at = (count: number) => (marks.find((mark) => mark.events >= count) ?? marks.at(-1)!);
  const speed = (from: number, to: number) => (at(to).events - at(from).events) / (at(to).at - at(from).at) * 1_000;
  return {
    megabytes, rate: events / milliseconds * 1_000,
    slowdown: speed(events * 0.02, events * 0.12) / speed(events * 0.9, events),
  };
}

export async function* rebuilding({ url, runs, events }: Run, readAllRate: number): AsyncGenerator<Figure> {
  const app = await start(url, false);
  const results = [];
  for (let run = 0; run < runs; run++) results.push(await rebuildOnce(app, events));
  const rate = median(results.map((result) => result.rate));
  yield { name: `rebuild of a view over ${events} events`, value: rate, unit: 'events/s' };
  yield { name: 'rebuild ÷ read all', value: rate / readAllRate, unit: '×', target: 0.5 };
  const megabytes = Math.max(...results.map((result) => result.megabytes));
  yield { name: 'most memory while rebuilding', value: megabytes, unit: 'MB', target: 300, atMost: true };
  yield { name: 'time per event at the end of the log ÷ near its start', unit: '×', target: 1.2, atMost: true,
    value: median(results.map(({ slowdown }) => slowdown)) };
  await app.close();
}

/** From the answer to an append until the view shows it, at a steady 500 events a second. */
export async function* lagging({ url, runs, milliseconds }: Run): AsyncGenerator<Figure> {
  const app = await start(url, true);
  const [store, checkpoints] = [app.get(EventStore), app.get(Checkpoints)];
  if (!(await checkpoints.waitFor(applications, await store.head(), 300_000))) throw new Error('The view stands still');
  const [lags, work, began] = [[] as number[], [] as Promise<void>[], performance.now()];
  for (let sent = 0; sent < runs * milliseconds / 2; sent++) {
    const wait = began + sent * 2 - performance.now(); // 500 a second
    if (wait > 1) await setTimeout(wait);
    work.push(appendAndSee(sent % 25 === 0));
  }
  await Promise.all(work);
  for (const percent of [50, 99])
    yield { name: `projection lag at 500 events/s, p${percent}`, value: percentile(lags, percent), unit: 'ms' };
  await app.close();

  async function appendAndSee(isSample: boolean) {
    const event = eventOf();
    const saved = await store.append(`application-${event.id}`, [event], 0);
    if (!isSample || saved === 'conflict') return;
    lags.push(await duration(async () => {
      while (store.compare(await checkpoints.of(applications), saved.position) < 0) await setTimeout(1);
    }));
  }
}
