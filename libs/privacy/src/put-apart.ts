import { randomBytes, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { decrypt, encrypt } from './aes-gcm.js';
import { contextOf } from './disclosure.js';
import type { MasterKey } from './master-key.js';

/** Texts, by their digests, that are to live on under the key of another subject. */
export type Apart = Readonly<{ subject: string; digests: readonly string[] }>;
type Text = Readonly<{ digest: string; encrypted: Buffer; subject: string; wrapped_key: Buffer }>;

/** Seals these texts anew under that subject's key, so that they outlive their own. Done twice, it changes nothing. */
export async function putApart(tx: EntityManager, master: MasterKey, { subject, digests }: Apart): Promise<void> {
  const wrapping = master.subKey('wrapping');
  const texts = await tx.query<Text[]>(`
    SELECT d.digest, d.encrypted, k.subject, k.wrapped_key FROM disclosure d JOIN subject_key k ON k.id = d.key_id
    WHERE d.digest = ANY($1) AND k.subject <> $2`, [digests, subject]);
  if (texts.length === 0) return;
  const { id, key } = await keyOf(tx, master, subject);
  for (const { digest, encrypted, subject: before, wrapped_key } of texts) {
    const text = decrypt(decrypt(wrapping, wrapped_key, before), encrypted, contextOf(before, digest));
    await tx.query('UPDATE disclosure SET key_id = $2, encrypted = $3 WHERE digest = $1',
      [digest, id, encrypt(key, text, contextOf(subject, digest))]);
  }
}

async function keyOf(tx: EntityManager, master: MasterKey, subject: string) {
  const wrapping = master.subKey('wrapping');
  await tx.query('INSERT INTO subject_key VALUES ($1, $2, $3, $4) ON CONFLICT (subject) DO NOTHING',
    [randomUUID(), subject, encrypt(wrapping, randomBytes(32), subject), master.id]);
  const [row] = await tx.query<[{ id: string; wrapped_key: Buffer }]>(
    'SELECT id, wrapped_key FROM subject_key WHERE subject = $1', [subject]);
  return { id: row.id, key: decrypt(wrapping, row.wrapped_key, subject) };
}
