import { randomUUID } from 'node:crypto';
import { type Command, Option } from 'commander';
import { Directory, type Kind, KINDS, Organisations } from '#identity';
import { Invitations } from '#sign-in';
import { type Moothall, withMoothall } from './moothall.js';
import { operator } from './operator.js';

type Options = Readonly<{ name: string; organisation: string; kind: Kind }>;

export function addInvite(program: Command) {
  program.command('invite')
    .argument('<email>', 'the address of somebody who is to look after people and the system')
    .requiredOption('--name <name>', 'what they are called')
    .requiredOption('--organisation <name>', 'for which they work; it is registered if it is not yet')
    .addOption(new Option('--kind <kind>', 'what a new organisation is').choices(KINDS).default('council'))
    .description('make an administrator, and print a link that signs them in once: how the first person gets in')
    .action((email: string, options: Options) => withMoothall((moothall) => invite(moothall, email, options)));
}

async function invite({ app, configuration }: Moothall, email: string, { name, organisation, kind }: Options) {
  const [service, personId] = [app.get(Organisations), randomUUID()];
  const known = (await app.get(Directory).organisations()).find((one) => one.name === organisation);
  const organisationId = known?.id ?? randomUUID();
  if (!known) await service.register({ organisationId, kind, name: organisation }, operator('invite'));
  await service.registerPerson({ personId, name }, operator('invite'));
  await service.giveRole({ organisationId, personId, role: 'administrator' }, operator('invite'));
  const link = await app.get(Invitations).print(operator('invite'), { personId, email });
  console.log(`${name} is an administrator of ${organisation}. Give them this link. It signs in whoever opens it ` +
    `first, once, within 14 days:\n${new URL(`/sign-in/invitation/${link}`, configuration.publicUrl).href}`);
}
