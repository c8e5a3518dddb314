/** The app that is killed: Moothall's event store, with commands that come from its parent, a message each. */
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { EventStoreModule, Execute } from '#event-store';
import type { Asked } from './app.js';
import { balances, ledger, type Post } from './ledger.js';

process.on('disconnect', () => process.exit()); // nobody is left to ask anything
const [, , url, role] = process.argv;
const rest = { policies: [], entities: [], migrations: [], commandHashKey: 'faults' };
const module = EventStoreModule.for({ url: url!, views: [balances], work: role === 'worker', ...rest });
const app = await NestFactory.createApplicationContext(module, { logger: false });
const commands = app.get(CommandBus);

process.on('message', ({ ask, commandId, command }: Asked<{ commandId: string; command: Post }>) => {
  const why = { correlationId: commandId, causationId: commandId };
  const sender = { commandId, actor: 'ann', role: 'clerk', authority: 'post', organisationId: 'moot', ...why };
  commands.execute(new Execute(ledger, command, sender)).then(
    ({ revision, position }) => process.send!({ ask, saved: { revision, position } }),
    (error: unknown) => process.send!({ ask, error: String(error) }));
});
process.send!('ready');
