import { type Command, type Decider, type Event, evolve, Refusal } from '#kernel';
import type { Metadata, NewEvent, Saved, Sender } from './event-store.js';
import type { Upcasters } from './upcasters.js';

export type AnyDecider = Decider<unknown, Command, Event>;
type Seen = NewEvent & Saved;
type Answer = Saved & Pick<Metadata, 'commandHash'>;

/** What a stream has said so far: its state, and beside it the answer that each command got. */
export class Past {
  revision = 0;
  /** False until the stream was read for the first time. */
  wasRead = false;
  private readonly answers = new Map<string, Answer>();
  constructor(
    private readonly decider: AnyDecider, private readonly upcasters: Upcasters, public state = decider.initialState,
  ) {}

  /** Events that are known already are passed over, so that two readers of one past do not disturb each other. */
  add(events: readonly Seen[]) {
    for (const event of events) {
      if (event.revision <= this.revision) continue;
      this.state = evolve(this.decider.evolve, this.state, this.upcasters.upcast(event));
      this.revision = event.revision;
      const { revision, position, metadata: { commandHash } } = event;
      this.answers.set(keyOf(event.metadata), { revision, position, commandHash });
    }
  }

  /** Where the command's facts were written, if it was carried out before. */
  answerTo(metadata: Metadata): Saved | undefined {
    const answer = this.answers.get(keyOf(metadata));
    if (answer && answer.commandHash !== metadata.commandHash)
      throw new Refusal('command-id-reused', 'You have already sent this with other answers');
    return answer && { revision: answer.revision, position: answer.position };
  }
}

/** Nobody can use up the ids of others. */
const keyOf = ({ actor, commandId }: Sender) => `${actor} ${commandId}`;
