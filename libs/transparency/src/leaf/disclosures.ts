import { hash } from 'node:crypto';
import { LogFault } from '../log-fault.js';
import { canonical, parseCanonical } from './canonical.js';

/** One member of an event, with the salt that hides it (RFC 9901, section 4.2.1, written canonically). */
export type Disclosed = Readonly<{ salt: string; name: string; value: unknown }>;

export const disclosureOf = ({ salt, name, value }: Disclosed): string =>
  Buffer.from(canonical([salt, name, value])).toString('base64url');

/** Opens a disclosure. That it belongs to a leaf is shown by its digest alone. @throws LogFault */
export function parseDisclosure(disclosure: string): Disclosed {
  const bytes = Buffer.from(disclosure, 'base64url');
  if (bytes.toString('base64url') !== disclosure) throw new LogFault('A disclosure is not base64url');
  const parts = parseCanonical(bytes, 'A disclosure');
  if (!Array.isArray(parts) || parts.length !== 3) throw new LogFault('A disclosure is not salt, name and value');
  const [salt, name, value] = parts as unknown[];
  if (typeof salt !== 'string' || typeof name !== 'string') throw new LogFault('A disclosure has no salt or no name');
  return { salt, name, value };
}

/** What stands in a statement, or in an event for what somebody typed (RFC 9901, section 4.2.3). */
export const digestOf = (disclosure: string): string =>
  hash('sha256', disclosure, 'base64url');

const DIGEST = /^[\w-]{43}$/;

/** The bytes of a statement, from its disclosures' digests in whichever order. */
export const statementOf = (digests: readonly string[]): Buffer =>
  Buffer.from(canonical({ _sd: [...digests].sort(), _sd_alg: 'sha-256' }));

/** The digests in a statement. @throws LogFault unless it is one, spelt as it has to be */
export function parseStatement(statement: Uint8Array): readonly string[] {
  const digests = (parseCanonical(statement, 'The statement') as { _sd?: unknown } | null)?._sd;
  const areDigests = Array.isArray(digests) && digests.every((one) => typeof one === 'string' && DIGEST.test(one));
  if (!areDigests || !statementOf(digests as string[]).equals(statement))
    throw new LogFault('The statement is not a sorted list of digests');
  return digests as string[];
}

/** What a leaf holds of a statement. */
export const commitmentOf = (statement: Uint8Array): string => hash('sha256', statement, 'hex');
