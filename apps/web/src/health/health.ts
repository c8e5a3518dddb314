import { Injectable } from '@nestjs/common';
import { Projector } from '#event-store';

/** How one view or policy does: `lag` counts the events that it has yet to see; with an `error` it stands still. */
export type Follower = Readonly<{ name: string; lag: number; error?: string }>;
export type Report = Readonly<{ ready: boolean; views: readonly Follower[]; error?: string }>;

@Injectable()
export class Health {
  constructor(private readonly projector: Projector) {}

  /** Whichever process does the work, what is told is in the database. */
  async report(): Promise<Report> {
    try {
      const views = (await this.projector.health()).map(follower);
      return { ready: views.every(({ error }) => error === undefined), views };
    } catch {
      return { ready: false, views: [], error: 'The database does not answer' };
    }
  }
}

const follower = ({ name, lag, error }: Follower): Follower => ({ name, lag, ...(error !== undefined && { error }) });
