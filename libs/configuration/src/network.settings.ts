import { isIP } from 'node:net';
import type { Variables } from './variables.js';

export const isThisMachine = (name: string) => name === 'localhost' || name === '[::1]' || /^127(\.\d+){3}$/.test(name);

/** Express's names for ranges: this machine, one network segment, and networks that the internet does not reach. */
const RANGES = ['loopback', 'linklocal', 'uniquelocal'];

/** Who is believed when they say for whom they ask: addresses, ranges (`10.0.0.0/8`) and names of ranges. */
export function readTrustedProxies(variables: Variables): readonly string[] {
  const rule = 'must be addresses or ranges with commas between them, such as 10.0.3.7, 172.16.0.0/12 or uniquelocal';
  return variables.read<readonly string[]>('TRUSTED_PROXIES', ['loopback'], rule, (text) => {
    const all = text.split(',').map((one) => one.trim());
    return all.every((one) => RANGES.includes(one) || isRange(one)) ? all : undefined;
  });
}

/** A range that holds everybody would let anybody say that they are somebody else. */
function isRange(text: string): boolean {
  const [, address = '', , bits] = /^([^/]+)(\/(\d{1,3}))?$/.exec(text) ?? [];
  const most = { 4: 32, 6: 128 }[isIP(address)];
  return most !== undefined && (bits === undefined || (+bits >= 8 && +bits <= most));
}
