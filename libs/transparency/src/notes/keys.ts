import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { LogFault } from '../log-fault.js';
import { fromBase64 } from '../spelling.js';

/** What a key may sign (C2SP signed-note): notes of a log, or cosignatures of a witness with their time. */
export type KeyType = 'log' | 'witness';
const types: Readonly<Record<KeyType, number>> = { log: 0x01, witness: 0x04 };

/** A public key with its name, by which signatures are known. `id` is 8 hex digits. */
export type Verifier = Readonly<{
  name: string; id: string; type: KeyType; vkey: string;
  verify: (message: string | Uint8Array, signature: Uint8Array) => boolean;
}>;
/** A private key with its name. `skey` is its secret text, as Go's sumdb/note writes it: keep it to yourself. */
export type Signer = Readonly<{
  verifier: Verifier; skey: string; sign: (message: string) => Buffer;
}>;

// A raw Ed25519 key as PKCS #8 and SPKI (RFC 8410) is 32 bytes after these.
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const PRIVATE = 'PRIVATE+KEY+';

/** The text of a public key: `name+id+base64(type || key)`. */
export const vkeyOf = (name: string, type: KeyType, publicKey: Uint8Array): string =>
  textOfKey(name, idOf(name, type, publicKey), type, publicKey);

/** @throws LogFault where it is no key of Ed25519, for logs or for witnesses, whose id is right */
export function parseVkey(vkey: string): Verifier {
  const { name, id, type, bytes } = parts(vkey, 'The public key');
  if (idOf(name, type, bytes) !== id) throw new LogFault(`The public key of ${name} does not have the id ${id}`);
  const key = publicKeyFrom(bytes);
  return { name, id, type, vkey, verify: (message, signature) => verify(null, Buffer.from(message), key, signature) };
}

/** The secret text of a new key, from 32 random bytes. */
export function skeyOf(name: string, type: KeyType, seed: Uint8Array): string {
  return PRIVATE + textOfKey(name, idOf(name, type, publicBytes(privateKeyFrom(seed))), type, seed);
}

/** @throws LogFault where it is not such a text; the fault does not repeat it */
export function parseSkey(skey: string): Signer {
  if (!skey.startsWith(PRIVATE)) throw new LogFault('This is not the text of a private key');
  const { name, id, type, bytes } = parts(skey.slice(PRIVATE.length), 'The private key');
  const key = privateKeyFrom(bytes);
  const verifier = parseVkey(vkeyOf(name, type, publicBytes(key)));
  if (verifier.id !== id) throw new LogFault(`The private key of ${name} does not have the id ${id}`);
  return { verifier, skey, sign: (message) => sign(null, Buffer.from(message), key) };
}

/** A key's name ends up in lines of words with spaces between them, and in keys with pluses. */
export const isKeyName = (name: string): boolean => /^[^\p{White_Space}\p{Cc}+]+$/u.test(name);

function parts(text: string, what: string) {
  const [name = '', id = '', ...rest] = text.split('+');
  const [kind, ...bytes] = fromBase64(rest.join('+'), what); // base 64 itself has pluses
  const type = (Object.keys(types) as KeyType[]).find((one) => types[one] === kind);
  if (!isKeyName(name) || !/^[0-9a-f]{8}$/.test(id)) throw new LogFault(`${what} is not written as name+id+key`);
  if (type === undefined || bytes.length !== 32) throw new LogFault(`${what} of ${name} is of a kind not known here`);
  return { name, id, type, bytes: Buffer.from(bytes) };
}

function textOfKey(name: string, id: string, type: KeyType, bytes: Uint8Array) {
  if (!isKeyName(name)) throw new LogFault(`A key's name has no spaces and no plus: "${name}"`);
  return `${name}+${id}+${Buffer.of(types[type], ...bytes).toString('base64')}`;
}

const idOf = (name: string, type: KeyType, publicKey: Uint8Array) =>
  createHash('sha256').update(`${name}\n`).update(Buffer.of(types[type])).update(publicKey).digest('hex').slice(0, 8);

const privateKeyFrom = (seed: Uint8Array) =>
  createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
const publicKeyFrom = (bytes: Uint8Array) =>
  createPublicKey({ key: Buffer.concat([SPKI, bytes]), format: 'der', type: 'spki' });
const publicBytes = (key: KeyObject) =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
