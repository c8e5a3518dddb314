import { PostgresEventStore, type Recorded, START } from '#event-store';
import { atLeast, counted, exactly, type Figure } from './fault.js';
import { eventsOf } from './ledger.js';
import type { Wish } from './writers.js';

export async function readLog(url: string): Promise<readonly Recorded[]> {
  const store = new PostgresEventStore(url);
  const log: Recorded[] = [];
  for (let after = START; ; after = log.at(-1)!.position) {
    const page = await store.readAll({ after, limit: 5_000 });
    log.push(...page);
    if (page.length === 0) break;
  }
  await store.close();
  return log;
}

/** Compares what the senders were told with what the log says. */
export class Audit {
  private readonly byCommand = new Map<string, Recorded[]>();
  constructor(private readonly log: readonly Recorded[], private readonly wishes: readonly Wish[]) {
    for (const event of log) {
      const events = this.byCommand.get(event.metadata.commandId) ?? [];
      events.push(event);
      this.byCommand.set(event.metadata.commandId, events);
    }
  }

  get acknowledged() { return this.wishes.filter(({ saved }) => saved !== undefined).length; }

  /** Told that it is saved, and it is not there where it was said to be. */
  get lost() {
    return this.count(({ saved, commandId }) => {
      const last = this.eventsOf(commandId).at(-1);
      return saved !== undefined && (last?.position !== saved.position || last.revision !== saved.revision);
    });
  }

  get duplicated() {
    return this.count(({ commandId, command }) => this.eventsOf(commandId).length > eventsOf(command.pence));
  }

  get writtenByHalf() {
    return this.count(({ commandId, command }) => {
      const { length } = this.eventsOf(commandId);
      return length > 0 && length < eventsOf(command.pence);
    });
  }

  /** In the one order of all events, and in each stream's own. */
  get gaps() {
    const revisions = new Map<string, number>();
    const wrong = this.log.filter(({ position, stream, revision }, i) => {
      const before = revisions.get(stream) ?? 0;
      revisions.set(stream, revision);
      return Number(position) !== i + 1 || revision !== before + 1;
    });
    return wrong.length;
  }

  get struck() { return this.count(({ struckUntil }) => struckUntil !== undefined); }

  /** Of those without an answer when it struck: how many were in the log nevertheless. */
  get stood() {
    return this.count(({ commandId, struckUntil }) =>
      struckUntil !== undefined && this.eventsOf(commandId).some(({ recordedAt }) => recordedAt < struckUntil));
  }

  figures(): Figure[] {
    return [
      atLeast(1, 'commands acknowledged', this.acknowledged, 'commands'),
      atLeast(1, 'in flight when it struck', this.struck, 'commands'),
      counted('of these already in the log, found again by their id', this.stood, 'commands'),
      exactly(0, 'acknowledged and lost', this.lost, 'commands'),
      exactly(0, 'never answered', this.wishes.length - this.acknowledged, 'commands'),
      exactly(0, 'written twice', this.duplicated, 'commands'),
      exactly(0, 'written by half', this.writtenByHalf, 'commands'),
      exactly(0, 'another answer to the same id', this.count(({ otherAnswers }) => otherAnswers > 0), 'commands'),
      exactly(0, 'gaps in the positions or in a stream', this.gaps, 'gaps'),
      counted('events in the log', this.log.length, 'events'),
    ];
  }

  private eventsOf(commandId: string): readonly Recorded[] { return this.byCommand.get(commandId) ?? []; }
  private count(is: (wish: Wish) => boolean) { return this.wishes.filter(is).length; }
}
