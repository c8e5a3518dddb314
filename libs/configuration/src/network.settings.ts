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

/** Where a server is that a URL names: a socket's folder is on this machine. */
export const isNear = ({ hostname, searchParams }: URL) =>
  isThisMachine(hostname) || (hostname === '' && searchParams.has('host'));

/** What goes over a network where others could read it. */
export function warningsOfConnections(
  { databaseUrls, smtpUrl, mailInClear }:
  Readonly<{ databaseUrls: readonly (string | undefined)[]; smtpUrl: string | undefined; mailInClear: boolean }>,
): readonly string[] {
  const isOpen = (text: string | undefined) => text !== undefined && !isNear(new URL(text))
    && new URL(text).searchParams.get('sslmode') !== 'verify-full';
  const isMailOpen = mailInClear && smtpUrl?.startsWith('smtp:') === true && !isNear(new URL(smtpUrl));
  return [
    ...(databaseUrls.some(isOpen)
      ? ['The database is on another machine, and DATABASE_URL does not say sslmode=verify-full: whoever is on the way '
        + 'could read and change what goes there.'] : []),
    ...(isMailOpen
      ? ['SMTP_ALLOW_CLEAR_TEXT is set: where the mail server offers no TLS, codes to sign in go in clear.'] : []),
  ];
}
