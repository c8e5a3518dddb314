import { createHash, randomBytes } from 'node:crypto';

/** A disclosure (RFC 9901, section 4.2.1): a fresh salt, a name, a text. Without the salt its digest tells nothing. */
export const newDisclosure = (name: string, text: string) =>
  Buffer.from(JSON.stringify([randomBytes(16).toString('base64url'), name, text])).toString('base64url');

/** What an event holds in `_sd` (RFC 9901, section 4.2.3). */
export const digestOf = (disclosure: string) => createHash('sha256').update(disclosure, 'ascii').digest('base64url');

export function textIn(disclosure: string): string {
  const [, , text] = JSON.parse(Buffer.from(disclosure, 'base64url').toString()) as [string, string, string];
  return text;
}

/** Binds a ciphertext to its place: in another row it does not open. */
export const contextOf = (subject: string, digest: string) => `${subject} ${digest}`;
