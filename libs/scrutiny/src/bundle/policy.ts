import { LogFault, parseVkey, type Verifier } from '#transparency';

/** Whose signatures count under a checkpoint (C2SP tlog-policy). No witness has to have signed: pages say who did. */
export const policyOf = (log: string, witnesses: readonly string[]): string =>
  [`log ${log}`, ...witnesses.map((vkey, at) => `witness w${at + 1} ${vkey}`), 'quorum none', ''].join('\n');

/** @throws LogFault */
export function parsePolicy(text: string): Readonly<{ log: Verifier; witnesses: readonly Verifier[] }> {
  const lines = text.split('\n').map((line) => line.split(' '));
  const log = lines.filter(([word]) => word === 'log').map(([, vkey = '']) => parseVkey(vkey));
  const witnesses = lines.filter(([word]) => word === 'witness').map(([, , vkey = '']) => parseVkey(vkey));
  if (log.length !== 1) throw new LogFault('The policy does not name one log');
  return { log: log[0]!, witnesses };
}
