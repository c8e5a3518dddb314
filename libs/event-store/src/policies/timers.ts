import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { Clock } from '../clock.js';
import { keepTrying } from '../keep-trying.js';
import { WORK } from '../work.js';
import { Acting } from './acting.js';
import { Timer } from './entities.js';
import type { Policy } from './policy.js';
import { POLICIES } from './policy-runner.js';

/** Milliseconds between two looks at the clock. */
const pause = 500;
/** Seconds until a reminder that failed is tried again: they double up to ten minutes. */
const [firstPause, longestPause] = [2, 600];

/** Tells policies what falls due. */
@Injectable()
export class Timers implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Timers.name);
  private readonly stopping = new AbortController();
  private running: Promise<unknown> = Promise.resolve();
  constructor(
    private readonly db: DataSource, private readonly clock: Clock, private readonly acting: Acting,
    @Inject(POLICIES) private readonly policies: readonly Policy[],
    @Inject(WORK) private readonly work: boolean,
  ) {}

  onApplicationBootstrap() {
    if (this.work) this.running = this.keepOn();
  }

  async onModuleDestroy() {
    this.stopping.abort();
    await this.running;
  }

  private keepOn() {
    const { signal } = this.stopping;
    const work = async (onProgress: () => void) => {
      for (; !signal.aborted; onProgress())
        if (await this.runDue() === 0) await setTimeout(pause, undefined, { signal }).catch(() => undefined);
    };
    return keepTrying(signal, work, async (error) => {
      this.logger.error(`Cannot look up what is due: ${String(error)}`);
      return 'again';
    });
  }

  /** Oldest first. What a failed reminder is about has to wait for it: a round never closes before it opens. */
  private async runDue() {
    const due = await this.due();
    const failed = new Set<string>();
    for (const timer of due) {
      const about = JSON.stringify([timer.policy, timer.data]);
      if (this.stopping.signal.aborted || failed.has(about)) continue;
      if (!(await this.run(timer))) failed.add(about);
    }
    return due.length;
  }

  private due() {
    const isHeldBack = this.db.createQueryBuilder(Timer, 'earlier').where(
      'earlier.policy = timer.policy AND earlier.data = timer.data AND earlier.done_at IS NULL AND ' +
      'earlier.next_attempt_at > :now AND (earlier.due_at, earlier.id) < (timer.due_at, timer.id)');
    return this.db.createQueryBuilder(Timer, 'timer')
      .where('timer.done_at IS NULL AND timer.due_at <= :now AND timer.next_attempt_at <= :now')
      .andWhere(`NOT EXISTS (${isHeldBack.getQuery()})`).setParameters({ now: this.clock.now() })
      .orderBy('timer.dueAt').addOrderBy('timer.id').limit(100).getMany();
  }

  private async run(timer: Timer) {
    try {
      const policy = this.policies.find(({ name }) => name === timer.policy);
      if (!policy) throw new Error(`There is no policy ${timer.policy} any more`);
      const deeds = await this.acting.onReminder(policy, timer);
      await this.db.transaction(async (tx) => {
        const done = { doneAt: this.clock.now(), error: null };
        const { affected } = await tx.update(Timer, { id: timer.id, doneAt: IsNull() }, done);
        if (affected === 1) await deeds.save(tx); // else another process was faster
      });
      return true;
    } catch (error) {
      await this.postpone(timer, error);
      return false;
    }
  }

  private async postpone({ id, policy, name, attempts }: Timer, error: unknown) {
    this.logger.error(`${policy} cannot do ${name}: ${String(error)}`);
    const seconds = Math.min(firstPause * 2 ** attempts, longestPause);
    const nextAttemptAt = new Date(Date.parse(this.clock.now()) + seconds * 1_000).toISOString();
    await this.db.manager.update(Timer, id, { attempts: attempts + 1, nextAttemptAt, error: String(error) });
  }
}
