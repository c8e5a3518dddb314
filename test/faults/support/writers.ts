import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Saved } from '#event-store';
import type { App } from './app.js';
import { eventually } from './eventually.js';
import type { Post } from './ledger.js';

/** A command that somebody sends until it is answered, always under the same id. */
export type Wish = {
  readonly commandId: string; readonly command: Post;
  /** The first answer; and how often an answer that came later was another one. */
  saved?: Saved; otherAnswers: number; tries: number;
  /** Until when it had no answer although it was sent: its app or its database was killed. */
  struckUntil?: string;
};
/** `pause` in milliseconds between two commands of one writer; `noteBytes` for the size of an event. */
type Pace = Readonly<{ pause?: number; noteBytes?: number }>;
const at = '2027-04-01T09:00:00.000Z';
const [accounts, mostTries] = [12, 3_000];

/** People at work: each sends a command, waits for the answer, and sends the next. */
export class Writers {
  readonly wishes: Wish[] = [];
  private chapter = 0;
  private answered = 0;
  private stopping = false;
  private left = false;
  private working: Promise<unknown> = Promise.resolve();

  /** @param appOf the app to which a writer talks just now; it may have to wait for one */
  constructor(
    private readonly count: number, private readonly appOf: (writer: number) => App | Promise<App>,
    private readonly pace: Pace = {},
  ) {}

  start() {
    this.working = Promise.all(Array.from({ length: this.count }, (_, writer) => this.work(writer)));
    this.working.catch(() => undefined); // `stop` tells
  }

  /** Everybody gets the answer that they wait for. Who was struck, and the last hundred, then send theirs once more. */
  async stop() {
    this.stopping = true;
    await this.working;
    const latest = this.wishes.length - 100;
    const again = this.wishes.filter(({ struckUntil }, i) => struckUntil !== undefined || i >= latest);
    for (const [i, wish] of again.entries()) await this.send(wish, i);
  }

  /** Sent, and not answered. */
  inFlight() { return this.wishes.filter(({ saved, tries }) => saved === undefined && tries > 0); }

  /** Nobody waits for an answer any more. */
  abandon() { this.stopping = this.left = true; }

  /** The same, once they know that nobody answers. */
  async leave() {
    this.abandon();
    await this.working;
  }

  /** Waits until so many more commands are answered. */
  getAnswers(more: number) {
    const enough = this.answered + more;
    return eventually(() => this.answered >= enough, `${more} more answers`);
  }

  /** Whether anybody gets an answer in so many milliseconds. */
  async doAnswersCome(within: number) {
    const before = this.answered;
    await setTimeout(within);
    return this.answered > before;
  }

  /**
   * Remembers who has no answer now that something was killed. `afterwards`: milliseconds in which what was under way
   * may still come to the log. They go on in other streams, so that an app that starts anew has little to read.
   */
  strike(afterwards = 0) {
    const until = new Date(Date.now() + afterwards).toISOString();
    for (const wish of this.inFlight()) wish.struckUntil ??= until;
    this.chapter += 1;
  }

  /** Until there is an answer. */
  async send(wish: Wish, writer = 0): Promise<void> {
    while (!this.left)
      try {
        wish.tries += 1;
        const saved = await (await this.appOf(writer)).ask({ commandId: wish.commandId, command: wish.command });
        if (wish.saved && JSON.stringify(saved) !== JSON.stringify(wish.saved)) wish.otherAnswers += 1;
        wish.saved ??= saved;
        return;
      } catch (error) {
        if (wish.tries >= mostTries) throw error;
        await setTimeout(20); // and the same again
      }
  }

  private async work(writer: number) {
    while (!this.stopping) {
      const account = `${this.chapter}-${randomInt(accounts)}`;
      const note = randomBytes(this.pace.noteBytes ?? 0).toString('base64');
      const command: Post = { type: 'Post', account, pence: randomInt(1, 1_000), note, at };
      const wish: Wish = { commandId: randomUUID(), command, otherAnswers: 0, tries: 0 };
      this.wishes.push(wish);
      await this.send(wish, writer);
      if (wish.saved) this.answered += 1;
      if (this.pace.pause) await setTimeout(this.pace.pause);
    }
  }
}
