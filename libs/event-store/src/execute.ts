import { Command as Message } from '@nestjs/cqrs';
import type { Command, Decider, Event } from '#kernel';
import type { Saved, Sender } from './event-store.js';

/**
 * Asks for a command to be decided and its facts to be recorded. `sent` is what the sender sent, before its texts were
 * sealed and the server added anything: the same command id with other content is refused (`command-id-reused`).
 */
export class Execute<S, C extends Command, E extends Event> extends Message<Saved> {
  constructor(
    readonly decider: Decider<S, C, E>, readonly command: C, readonly sender: Sender, readonly sent: object = command,
  ) { super(); }
}
