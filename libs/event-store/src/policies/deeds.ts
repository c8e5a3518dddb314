import type { EntityManager } from 'typeorm';
import type { Command, Decider, Event, Instant } from '#kernel';
import type { Position } from '../event-store.js';
import type { Streams } from '../streams.js';
import { PolicyNote, Timer } from './entities.js';
import type { NewMail, Outbox } from './outbox.js';
import type { Acts } from './policy.js';
import { type Cause, idFrom, type Sending } from './sending.js';

type Text = Readonly<Record<string, string>>;

/** What one run of a policy does. Its commands go out at once; the rest waits for `save`, beside the checkpoint. */
export class Deeds implements Acts {
  private readonly notes: Pick<PolicyNote, 'policy' | 'heading' | 'item'>[] = [];
  private readonly timers: Omit<Timer, 'attempts' | 'doneAt' | 'error'>[] = [];
  private readonly mails: NewMail[] = [];

  constructor(
    private readonly policy: string, private readonly cause: Cause, private readonly sending: Sending,
    private readonly streams: Streams, private readonly outbox: Outbox, private readonly db: EntityManager,
  ) {}

  get reached() { return this.sending.reached; }

  execute<S, C extends Command, E extends Event>(decider: Decider<S, C, E>, command: C, target?: string) {
    return this.sending.execute(decider, command, target);
  }

  load<S, C extends Command, E extends Event>(decider: Decider<S, C, E>, stream: string) {
    return this.streams.load(decider, stream);
  }

  loadAsAt<S, C extends Command, E extends Event>(decider: Decider<S, C, E>, stream: string, at: Position) {
    return this.streams.loadAsAt(decider, stream, at);
  }

  remind(name: string, dueAt: Instant, data: Text) {
    const { policy, cause: { organisationId, correlationId } } = this;
    const id = this.idOf('remind', name, dueAt, data);
    this.timers.push({ id, policy, name, dueAt, data, organisationId, correlationId, nextAttemptAt: dueAt });
  }

  note(heading: string, item: string) { this.notes.push({ policy: this.policy, heading, item }); }

  async noted(heading: string) {
    const before = await this.db.query<{ item: string }[]>(
      'SELECT item FROM policy_note WHERE policy = $1 AND heading = $2 ORDER BY place', [this.policy, heading]);
    const now = this.notes.filter((note) => note.heading === heading);
    return [...new Set([...before, ...now].map(({ item }) => item))];
  }

  mail(template: string, about: Text) { this.mails.push({ id: this.idOf('mail', template, about), template, about }); }

  /** What is there already, is there from an earlier run. */
  async save(tx: EntityManager) {
    const insert = tx.createQueryBuilder().insert().orIgnore();
    if (this.notes.length > 0) await insert.into(PolicyNote).values(this.notes).execute();
    if (this.timers.length > 0) await insert.into(Timer).values(this.timers).execute();
    await this.outbox.add(tx, this.mails);
  }

  private idOf(...what: (string | Text)[]) {
    const ordered = what.map((part) => (typeof part === 'string' ? part : Object.entries(part).sort()));
    return idFrom(this.policy, this.cause.id, JSON.stringify(ordered));
  }
}
