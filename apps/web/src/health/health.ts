import { Injectable } from '@nestjs/common';
import { Policies, Projector } from '#event-store';
import { CaseIndex } from '#scrutiny';

/** How one view or policy does: `lag` counts the events that it has yet to see; with an `error` it stands still. */
export type Follower = Readonly<{ name: string; lag: number; error?: string }>;
export type Report = Readonly<{
  ready: boolean; views: readonly Follower[]; policies: readonly Follower[]; error?: string;
}>;

@Injectable()
export class Health {
  constructor(
    private readonly projector: Projector, private readonly policies: Policies, private readonly cases: CaseIndex,
  ) {}

  /** Whichever process does the work, what is told is in the database. */
  async report(): Promise<Report> {
    try {
      const [views, index, policies] =
        await Promise.all([this.projector.health(), this.cases.health(), this.policies.health()]);
      const ready = [...views, index, ...policies].every((follower: Follower) => follower.error === undefined);
      return { ready, views: [...views, index].map(brief), policies: policies.map(brief) };
    } catch {
      return { ready: false, views: [], policies: [], error: 'The database does not answer' };
    }
  }
}

const brief = ({ name, lag, error }: Follower): Follower => ({ name, lag, ...(error !== undefined && { error }) });
