import type { EntityManager } from 'typeorm';
import type { Erased } from '#privacy';

const PERSONAL = [
  ['session', 'begun_at'], ['invitation', 'invited_at'], ['provider_account', 'linked_at'],
  ['second_factor', 'made_at'],
] as const;

/**
 * Deletes how an erased person could sign in, and which addresses stood for erased records, in the transaction that
 * destroys the keys. What was given after the erasure stays.
 */
export async function forgetSignIn(
  tx: EntityManager, { subject, records, erasedAt }: Pick<Erased, 'subject' | 'records' | 'erasedAt'>,
): Promise<void> {
  const personId = subject.startsWith('person:') ? subject.slice('person:'.length) : '';
  await tx.query('DELETE FROM known_address WHERE (record_id = ANY($1) OR person_id = $2) AND given_at <= $3',
    [records, personId, erasedAt]);
  for (const [table, since] of PERSONAL)
    await tx.query(`DELETE FROM ${table} WHERE person_id = $1 AND ${since} <= $2`, [personId, erasedAt]);
  await tx.query(`
    DELETE FROM recovery_code WHERE person_id = $1 AND NOT EXISTS (SELECT FROM second_factor WHERE person_id = $1)`,
  [personId]);
}

/** After a restore: who was signed out since the backup must not be back in. */
export async function signEverybodyOut(tx: EntityManager): Promise<void> {
  await tx.query('DELETE FROM session');
  await tx.query('DELETE FROM sign_in_code');
  await tx.query('DELETE FROM asked_mail');
}
