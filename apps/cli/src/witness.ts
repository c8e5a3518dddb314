import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type FollowedLog, keyIn, parseVkey, Witness, witnessServer, WitnessState } from '#transparency';

export type WitnessOptions = Readonly<{
  folder: string; name?: string; log: readonly string[]; logs?: string; listen: string;
}>;

const collect = (value: string, before: readonly string[]) => [...before, value];

export function addWitness(program: Command) {
  program.command('witness')
    .option('--name <name>', 'how the witness is called, such as auditor.example/w1; needed the first time')
    .option('--folder <path>', 'where its key and what it has cosigned are kept', 'witness')
    .option('--log <key>', 'public key of a log to follow, and after a space its name in checkpoints if that is '
      + 'another; more than once if you like', collect, [])
    .option('--logs <file>', 'a file of such keys, one a line')
    .option('--listen <address>', 'host and port to answer at', '127.0.0.1:8085')
    .description('cosign the checkpoints of public logs as long as they only grow (docs/auditor.md). Run it where '
      + 'those who keep the log have no say')
    .action(async (options: WitnessOptions) => {
      const server = await startWitness(options);
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => server.close().closeIdleConnections());
    });
}

/** Listens when it comes back. @throws Error with what to do */
export async function startWitness({ folder, name, log, logs, listen }: WitnessOptions): Promise<Server> {
  const signer = keyIn(join(folder, 'witness.key'), 'witness', name);
  console.log(`This witness is ${signer.verifier.vkey}`);
  const file = logs === undefined ? [] : readFileSync(logs, 'utf8').split('\n');
  const lines = [...file.filter((line) => !line.startsWith('#')), ...log].map((line) => line.trim());
  const followed = [...new Set(lines)].filter((line) => line !== '').map(followedLog);
  if (followed.length === 0)
    throw new Error('It follows no log yet. Give the key of one with --log, or a file: --logs');
  for (const { origin } of followed) console.log(`It follows ${origin}`);
  const witness = new Witness(signer, followed, new WitnessState(folder), () => Math.floor(Date.now() / 1000));
  const server = witnessServer(witness, (sentence) => console.error(sentence));
  await listening(server, listen);
  const { address, port } = server.address() as AddressInfo;
  console.log(`It answers at http://${address.includes(':') ? `[${address}]` : address}:${port}/add-checkpoint`);
  return server;
}

function followedLog(line: string): FollowedLog {
  const [vkey = '', ...origin] = line.split(' ');
  const key = parseVkey(vkey);
  if (key.type !== 'log') throw new Error(`${key.name} is the key of a witness, not of a log`);
  return { key, origin: origin.join(' ') || key.name };
}

function listening(server: Server, listen: string) {
  const [, host, port] = /^(?:\[?([^\]]*)\]?:)?(\d{1,5})$/.exec(listen) ?? [];
  if (port === undefined) throw new Error(`--listen is a host and a port, such as 127.0.0.1:8085, not "${listen}"`);
  return new Promise<void>((ready, failed) => {
    server.once('error', failed).listen(Number(port), host ?? '127.0.0.1', ready);
  });
}
