import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Inject, ServiceUnavailableException } from '@nestjs/common';
import { Command as Message, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Command, decide, type Decider, type Event } from '#kernel';
import { EventStore, type Metadata, type NewEvent, type Saved, type Sender, UnknownOutcome } from './event-store.js';
import type { Past } from './past.js';
import { Streams } from './streams.js';
import { Turns } from './turns.js';
import { Upcasters } from './upcasters.js';

/**
 * Asks for a command to be decided and its facts to be recorded. `sent` is what the sender sent, before its texts were
 * sealed and the server added anything: the same command id with other content is refused (`command-id-reused`).
 */
export class Execute<S, C extends Command, E extends Event> extends Message<Saved> {
  constructor(
    readonly decider: Decider<S, C, E>, readonly command: C, readonly sender: Sender, readonly sent: object = command,
  ) { super(); }
}
type AnyExecute = Execute<unknown, Command, Event>;

export const COMMAND_HASH_KEY = Symbol('the key of the hashes of commands');
const mostConflicts = 10;
/** Milliseconds between tries while the store does not answer. */
const pauses = [50, 200, 800, 3_000];

/** The one command handler: fold, decide, append; and once more where somebody else was faster. */
@CommandHandler(Execute)
export class ExecuteHandler implements ICommandHandler<AnyExecute> {
  private readonly turns = new Turns();
  constructor(
    private readonly store: EventStore,
    private readonly streams: Streams,
    private readonly upcasters: Upcasters,
    @Inject(COMMAND_HASH_KEY) private readonly key: string,
  ) {}

  /** Commands to one stream take turns, so that a busy stream does not fight itself with conflicts. */
  async execute(message: AnyExecute) {
    const stream = message.decider.streamOf(message.command);
    return this.turns.take(stream, () => this.settle(stream, message));
  }

  private async settle(stream: string, message: AnyExecute) {
    const metadata = this.metadataOf(stream, message);
    const past = this.streams.past(message.decider, stream);
    let isFresh = !past.wasRead;
    if (isFresh) await this.streams.catchUp(past, stream);
    for (let attempt = 0; attempt < mostConflicts; attempt++) {
      const outcome = past.answerTo(metadata) ?? await this.attempt(stream, message, metadata, past, isFresh);
      if (outcome !== 'conflict' && outcome !== 'stale') return outcome;
      await this.streams.catchUp(past, stream);
      isFresh = true;
    }
    throw new ServiceUnavailableException('Too many people are changing this at once. Try again.');
  }

  /** From a remembered past only a success is believed: a "no" may rest on what is no longer so. */
  private async attempt(
    stream: string, { decider, command }: AnyExecute, metadata: Metadata, past: Past, isFresh: boolean,
  ) {
    const expected = past.revision;
    let events: readonly NewEvent[];
    try {
      events = this.written(decide(decider, command, past.state), metadata);
    } catch (error) {
      if (isFresh) throw error;
      return 'stale';
    }
    const saved = await this.save(stream, events, expected);
    if (saved !== 'conflict')
      past.add(events.map((event, i) => ({ ...event, ...saved, revision: expected + i + 1 })));
    return saved;
  }

  /** As JSON gives them back, so that a remembered past is the same as one that was read. */
  private written(events: readonly Event[], metadata: Metadata) {
    const news = events.map(({ type, data }): NewEvent =>
      ({ type, data, id: randomUUID(), schemaVersion: this.upcasters.versionOf(type), metadata }));
    return JSON.parse(JSON.stringify(news)) as NewEvent[];
  }

  /** Where the answer got lost, the same events with the same expectation give the first answer. */
  private async save(stream: string, events: readonly NewEvent[], expected: number) {
    for (const pause of [...pauses, undefined])
      try {
        return await this.store.append(stream, events, expected);
      } catch (error) {
        if (!(error instanceof UnknownOutcome)) throw error;
        if (pause) await setTimeout(pause);
      }
    throw new ServiceUnavailableException('We do not know whether this was saved. Send it again: it counts only once.');
  }

  private metadataOf(stream: string, { command, sender, sent }: AnyExecute): Metadata {
    const { commandId, actor, role, authority, organisationId, correlationId, causationId } = sender;
    const { at: _, ...wish } = sent as { at?: unknown }; // a second click brings the same wish at a later time
    const commandHash = createHmac('sha256', this.key)
      .update(JSON.stringify([stream, command.type, wish], inOrder)).digest('base64url');
    const why = { organisationId, correlationId, causationId };
    return { commandId, actor, role, authority, ...why, effectiveAt: command.at, commandHash };
  }
}

/** The same content has the same text, in whichever order its properties came. */
const inOrder = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))) : value;
