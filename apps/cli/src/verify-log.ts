import { existsSync, readFileSync } from 'node:fs';
import { keptCheckpoint, logAt, logIn, type LogSource, parseVkey, type Verdict, verifyLog } from '#transparency';
import { progressOn } from './progress.js';

export type LogOptions = Readonly<{
  log: string; vkey?: string; checkpoint: readonly string[]; witness: readonly string[];
}>;

/**
 * Checks a whole log and says what it found.
 * @returns 0 where all is well, 1 where something was changed
 * @throws Error where it cannot be checked
 */
export async function verifyPublicLog({ log, vkey, checkpoint, witness }: LogOptions): Promise<0 | 1> {
  const source = sourceOf(log);
  const known = {
    log: parseVkey(vkey === undefined ? await keyFrom(source, log) : textIn(vkey)),
    witnesses: witness.map((key) => parseVkey(textIn(key))),
  };
  const older = checkpoint.map((file) => keptCheckpoint(readFileSync(file, 'utf8'), known));
  const verdict = await verifyLog(source, { known, older, tell: progressOn(process.stderr, 'entries') });
  console.log(verdict.faults.length > 0 ? faultsIn(verdict) : wellIn(verdict, older.map(({ size }) => size)));
  if (vkey === undefined)
    console.log('! The log’s key was taken from the server itself, which might show you another log than others. '
      + `Compare it with one from elsewhere (minutes, an auditor), or give it with --vkey:\n  ${known.log.vkey}`);
  return verdict.faults.length > 0 ? 1 : 0;
}

/** The address of the whole site will do, too: its log is under /log. */
function sourceOf(log: string): LogSource {
  if (!/^https?:/.test(log)) return logIn(log);
  const url = new URL(log);
  return logAt(url.pathname === '/' ? new URL('/log', url).href : url.href);
}

async function keyFrom(source: LogSource, log: string): Promise<string> {
  const key = await source.read('vkey');
  if (!key) throw new Error(`There is no public key at ${log}/vkey. Give it with --vkey`);
  return key.toString().trim();
}

const textIn = (keyOrFile: string) => (existsSync(keyOrFile) ? readFileSync(keyOrFile, 'utf8') : keyOrFile).trim();

const faultsIn = ({ faults }: Verdict) =>
  [...faults.map((fault) => `✗ ${fault}`), 'Not all is well: see ✗ above.'].join('\n');

function wellIn({ verified, streams }: Verdict, older: readonly number[]): string {
  const { checkpoint, cosigned } = verified!;
  const { origin, size, root } = checkpoint;
  return [
    `✓ ${origin}: ${size} entries in ${streams} streams are what was signed, in their order, and none is missing`,
    `✓ Its root is ${root.toString('base64')}`,
    ...cosigned.map(({ name, at }) => `✓ ${name} cosigned it at ${new Date((at ?? 0) * 1000).toISOString()}`),
    ...older.map((count) => `✓ It goes on from the checkpoint of ${count} entries that you kept`),
    'All is well.',
  ].join('\n');
}
