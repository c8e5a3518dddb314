import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Position } from '../event-store.js';
import { Batcher, type Waiting } from '../postgres/batcher.js';
import { PolicyCheckpoint } from './entities.js';

/** From where to where a policy goes; `stream` is its name. */
type Step = Readonly<{ stream: string; after: Position; upTo: Position }>;

/** A lost commit only takes a policy back to events that were nothing to it: no need to wait for the disk. */
const pass = `
  WITH hurry AS (SELECT set_config('synchronous_commit', 'off', true)),
    step AS (SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS step (policy, after, up_to)),
    mine AS (SELECT policy FROM policy_checkpoint WHERE policy = ANY ($1) ORDER BY policy FOR UPDATE)
  UPDATE policy_checkpoint AS checkpoint SET position = step.up_to, error = NULL FROM hurry, step, mine
  WHERE checkpoint.policy = mine.policy AND step.policy = mine.policy AND checkpoint.position = step.after
  RETURNING checkpoint.policy`;

/** How far the policies have come. A step is refused (false) where another process has taken it already. */
@Injectable()
export class PolicyCheckpoints {
  private readonly steps = new Batcher<Step, boolean>((batch) => this.send(batch));
  constructor(private readonly db: DataSource) {}

  async of(policy: string): Promise<Position> {
    return (await this.db.manager.findOneByOrFail(PolicyCheckpoint, { policy })).position;
  }

  /** Together with what the policy did. */
  async advance(tx: EntityManager, policy: string, after: Position, upTo: Position): Promise<boolean> {
    const next = { position: upTo, error: null };
    const { affected } = await tx.update(PolicyCheckpoint, { policy, position: after }, next);
    return affected === 1;
  }

  /** Past events that are nothing to the policy. Most events are nothing to most policies, so all pass together. */
  pass(policy: string, after: Position, upTo: Position): Promise<boolean> {
    return this.steps.add({ stream: policy, after, upTo });
  }

  private async send(batch: readonly Waiting<Step, boolean>[]) {
    const asked = batch.map(({ ask }) => ask);
    const columns = [asked.map(({ stream }) => stream), asked.map(({ after }) => after), asked.map(({ upTo }) => upTo)];
    try {
      const [passed] = await this.db.query<[{ policy: string }[], number]>(pass, columns);
      const names = new Set(passed.map(({ policy }) => policy));
      for (const { ask, resolve } of batch) resolve(names.has(ask.stream));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
