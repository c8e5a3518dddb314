import { join, resolve } from 'node:path';
import { isThisMachine } from './network.settings.js';
import { parseUrl, type Variables } from './variables.js';

/** Somebody elsewhere who cosigns: `vkey` names the witness and its key (C2SP), `url` is where it answers. */
export type WitnessSetting = Readonly<{ vkey: string; url: URL }>;

/** How the public log of all events is signed and published. */
export type LogSettings = Readonly<{
  /** The log's name in each checkpoint, for ever: no spaces, no plus. */
  origin: string;
  /** Milliseconds: entries are published in batches, so often. */
  publishEvery: number;
  /** Absolute: the signer's key, and what it signed last. Not in the database. */
  signerDir: string;
  witnesses: readonly WitnessSetting[];
}>;

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
const units: Readonly<Record<string, number>> = { s: SECOND, m: MINUTE, h: HOUR };
const DAY = 24 * HOUR;

export function readLog(
  variables: Variables, { publicUrl, dataDir }: Readonly<{ publicUrl: URL; dataDir: string }>,
): LogSettings {
  return {
    origin: variables.read('LOG_ORIGIN', `${publicUrl.host}/log`,
      'must be 1 to 200 printable characters of ASCII, without spaces and without a plus', parseOrigin),
    publishEvery: variables.read('LOG_PUBLISH_EVERY', HOUR,
      'must be a time such as 30s, 10m or 1h, of one day at the most', parseTime),
    signerDir: resolve(variables.text('SIGNER_DIR') ?? join(dataDir, 'signer')),
    witnesses: variables.read<readonly WitnessSetting[]>('WITNESSES', [],
      'must be a witness’s key and its https:// address with a space between them (http:// only for localhost), '
      + 'several with commas between them', parseWitnesses),
  };
}

const parseOrigin = (text: string) => /^[!-*,-~]{1,200}$/.test(text) ? text : undefined;

function parseTime(text: string): number | undefined {
  const [, count = '', unit = ''] = /^(\d{1,5})([smh])$/.exec(text) ?? [];
  const time = Number(count) * (units[unit] ?? 0);
  return time > 0 && time <= DAY ? time : undefined;
}

function parseWitnesses(text: string): readonly WitnessSetting[] | undefined {
  const all = text.split(/[,\n]/).map((one) => one.trim()).filter((one) => one !== '').map(parseWitness);
  return all.every((one) => one !== undefined) ? all : undefined;
}

function parseWitness(text: string): WitnessSetting | undefined {
  const [vkey = '', address = '', ...rest] = text.split(/\s+/);
  const url = parseUrl(address, 'https:', 'http:');
  const isReachable = url && (url.protocol === 'https:' || isThisMachine(url.hostname));
  return isReachable && rest.length === 0 && /^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{44,}$/.test(vkey)
    ? { vkey, url } : undefined;
}
