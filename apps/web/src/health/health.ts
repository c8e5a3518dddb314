import { Injectable } from '@nestjs/common';
import { Policies, Projector } from '#event-store';
import { CaseIndex } from '#scrutiny';
import { LogHealth } from '#transparency';

/**
 * How a view, a policy or a part of the public log does: `lag` counts the events that it has yet to see; with an
 * `error` it stands still.
 */
export type Follower = Readonly<{ name: string; lag: number; error?: string }>;
export type Report = Readonly<{
  ready: boolean; views: readonly Follower[]; policies: readonly Follower[]; log: readonly Follower[];
  error?: string;
}>;

@Injectable()
export class Health {
  constructor(
    private readonly projector: Projector, private readonly cases: CaseIndex, private readonly policies: Policies,
    private readonly log: LogHealth,
  ) {}

  /** Whichever process does the work, what is told is in the database. */
  async report(): Promise<Report> {
    try {
      const [views, index, policies, log] = await Promise.all(
        [this.projector.health(), this.cases.health(), this.policies.health(), this.log.report()]);
      const ready = [...views, index, ...policies, ...log].every((follower: Follower) => follower.error === undefined);
      return { ready, views: [...views, index].map(brief), policies: policies.map(brief), log };
    } catch {
      return { ready: false, views: [], policies: [], log: [], error: 'The database does not answer' };
    }
  }
}

const brief = ({ name, lag, error }: Follower): Follower => ({ name, lag, ...(error !== undefined && { error }) });
