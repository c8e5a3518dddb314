import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM under a nonce of its own: nonce, ciphertext and tag in one. `context` must be the same to decrypt. */
export function encrypt(key: Buffer, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error if the key is another, or a bit of `box` or `context` has changed */
export function decrypt(key: Buffer, box: Buffer, context: string): Buffer {
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE), { authTagLength: TAG });
    cipher.setAAD(Buffer.from(context)).setAuthTag(box.subarray(-TAG));
    return Buffer.concat([cipher.update(box.subarray(NONCE, -TAG)), cipher.final()]);
  } catch (cause) {
    throw new Error(`What is kept for ${context} was changed, or this is not its key`, { cause });
  }
}
