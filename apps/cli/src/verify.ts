import type { Command } from 'commander';
import { verifyBundle } from './verify-bundle.js';
import { type LogOptions, verifyPublicLog } from './verify-log.js';

const collect = (value: string, before: readonly string[]) => [...before, value];

export function addVerify(program: Command) {
  program.command('verify')
    .argument('[bundle]', 'the evidence for a decision, as it was downloaded: a zip file')
    .option('--key <key>', 'public key that the bundle’s have to be among; more than once if you like', collect, [])
    .option('--log <address>', 'of the public log (https://funding.example/log), or a folder with a copy')
    .option('--vkey <key>', 'the log’s public key, or a file that holds it; else the server is trusted for it')
    .option('--checkpoint <file>', 'three lines from minutes, or a signed checkpoint, that the log has to go on '
      + 'from; more than once if you like', collect, [])
    .option('--witness <key>', 'public key of a witness who must have cosigned, or a file that holds it; more '
      + 'than once if you like', collect, [])
    .description('check the evidence for a decision, without a network; or, with --log, '
      + 'a public log from its first entry to its last (docs/auditor.md). Ends with 0 where all is '
      + 'well, with 1 where something was changed, with 2 where it cannot be checked')
    .action(async (bundle: string | undefined, { key, ...options }: Partial<LogOptions> & { key: string[] }) => {
      if (bundle !== undefined) return verifyBundle(bundle, key);
      if (options.log === undefined) throw new Error('Name a bundle, or a log with --log');
      process.exitCode = await verifyPublicLog(options as LogOptions).catch((error: unknown) => {
        console.error(`This could not be checked. ${(error as Error).message}`);
        return 2;
      });
    });
}
