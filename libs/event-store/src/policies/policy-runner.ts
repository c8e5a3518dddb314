import { setMaxListeners } from 'node:events';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BeyondTheEnd, EventStore, type Position, type Recorded, START } from '../event-store.js';
import { keepTrying } from '../keep-trying.js';
import { unseen } from '../unseen.js';
import { WORK } from '../work.js';
import { Acting } from './acting.js';
import { PolicyCheckpoints } from './checkpoints.js';
import { PolicyCheckpoint } from './entities.js';
import type { Policy } from './policy.js';

export const POLICIES = Symbol('policies');

/** Follows the log for each policy: first its commands, then all else together with its checkpoint. */
@Injectable()
export class PolicyRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(PolicyRunner.name);
  private readonly stopping = new AbortController();
  private following: Promise<unknown> = Promise.resolve();
  constructor(
    private readonly store: EventStore,
    private readonly db: DataSource,
    private readonly acting: Acting,
    private readonly checkpoints: PolicyCheckpoints,
    @Inject(POLICIES) private readonly policies: readonly Policy[],
    @Inject(WORK) private readonly work: boolean,
  ) {
    setMaxListeners(0, this.stopping.signal); // every policy listens
  }

  async onApplicationBootstrap() {
    const head = await this.store.head();
    for (const { name, startsFrom } of this.policies) {
      const first = { policy: name, position: startsFrom === 'now' ? head : START };
      await this.db.createQueryBuilder().insert().into(PolicyCheckpoint).values(first).orIgnore().execute();
    }
    if (this.work) this.following = Promise.all(this.policies.map((policy) => this.keepUp(policy)));
  }

  async onModuleDestroy() {
    this.stopping.abort();
    await this.following;
  }

  private keepUp(policy: Policy) {
    return keepTrying(this.stopping.signal, (onProgress) => this.follow(policy, onProgress), async (error) => {
      this.logger.error(`${policy.name} cannot go on: ${String(error)}`);
      await this.db.manager.update(PolicyCheckpoint, policy.name, { error: String(error) })
        .catch(() => undefined); // the log has it anyhow
      return error instanceof BeyondTheEnd ? 'stop' : 'again';
    });
  }

  private async follow(policy: Policy, onProgress: () => void) {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      let after = await this.checkpoints.of(policy.name);
      for await (const page of this.store.subscribe({ after, signal })) {
        const reached = await this.run(policy, unseen(this.store, page, after), after);
        if (reached === 'overtaken') break; // another process was faster: go on from there
        after = reached;
        onProgress();
      }
    }
  }

  /** Event by event, in order. */
  private async run(policy: Policy, page: readonly Recorded[], after: Position): Promise<Position | 'overtaken'> {
    for (const event of page.filter(({ type }) => Object.hasOwn(policy.when, type))) {
      if (this.stopping.signal.aborted) return after;
      const deeds = await this.acting.onEvent(policy, event);
      const isSaved = await this.db.transaction(async (tx) => {
        if (!(await this.checkpoints.advance(tx, policy.name, after, event.position))) return false;
        await deeds.save(tx);
        return true;
      });
      if (!isSaved) return 'overtaken';
      after = event.position;
    }
    const end = page.at(-1)?.position ?? after;
    return after === end || await this.checkpoints.pass(policy.name, after, end) ? end : 'overtaken';
  }
}
