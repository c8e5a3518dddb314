import type { Command, Decider, Event, Instant, Refusal } from '#kernel';
import type { Position, Recorded, Saved } from '../event-store.js';

/** "When this happened, do that": durable, and exactly once in effect, since its command ids derive from the event. */
export interface Policy<E extends Event = Event> {
  /** Stable for ever: the ids of its commands, reminders and mails derive from it. */
  readonly name: string;
  /** Where it begins on the day it is first deployed; `now` keeps a new policy from mailing about the past. */
  readonly startsFrom: 'beginning' | 'now';
  readonly when: {
    readonly [T in E['type']]?: {
      act(event: Recorded<Extract<E, { type: T }>>, acts: Acts): Promise<void>;
    }['act'];
  };
  /** What to do when a reminder that this policy set falls due. */
  readonly due?: Readonly<Record<string, (reminder: Reminder, acts: Acts) => Promise<void>>>;
}

/** `dueAt` is when it was to happen, which may be well before the worker came round to it. */
export type Reminder = Readonly<{ id: string; dueAt: Instant; data: Readonly<Record<string, string>> }>;

/** What a policy may do. Reminders, notes and mails are saved together with the policy's checkpoint. */
export interface Acts {
  /**
   * Sends a command in the policy's own name (for a reminder: as `system:clock`). Its id is
   * uuidv5(policy, event or reminder, the command's type and target), so that a second run changes nothing. A refusal
   * is an answer. Two commands of one type to one stream need targets that differ.
   */
  execute<S, C extends Command, E extends Event>(
    decider: Decider<S, C, E>, command: C, target?: string,
  ): Promise<Saved | Refusal>;
  /** The state of one aggregate, as its stream says now. */
  load<S, C extends Command, E extends Event>(
    decider: Decider<S, C, E>, stream: string,
  ): Promise<Readonly<{ state: S; revision: number }>>;
  /** The same as it was at a place in the log: what a second run, at any later time, finds unchanged. */
  loadAsAt<S, C extends Command, E extends Event>(
    decider: Decider<S, C, E>, stream: string, at: Position,
  ): Promise<Readonly<{ state: S; revision: number }>>;
  remind(name: string, dueAt: Instant, data: Record<string, string>): void;
  /** Keeps an item under a heading of this policy's own; a second time changes nothing. Saved with the checkpoint. */
  note(heading: string, item: string): void;
  /** What this policy has noted under a heading, by this event and all before, in order. */
  noted(heading: string): Promise<readonly string[]>;
  /** `about` holds ids only; the mail's words are put together when it is sent. */
  mail(template: string, about: Record<string, string>): void;
}
