import type { Command } from 'commander';
import { verifyBundle } from './verify-bundle.js';

export function addVerify(program: Command) {
  program.command('verify')
    .argument('<bundle>', 'an evidence bundle, as it was downloaded')
    .option('--key <vkey...>', 'public keys that you know from elsewhere: the bundle’s have to be among them')
    .description('check the evidence for a decision, without a network, a database or trust in whoever made it')
    .action((bundle: string, { key = [] }: { key?: string[] }) => verifyBundle(bundle, key));
}
