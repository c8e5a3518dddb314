import type { DataSource, EntityManager } from 'typeorm';

/** Any number that no other lock has. */
const turn = 7_065_688;

/** One at a time touches the signer's folder, on whatever machine it is: who signs, and who lets a log end. */
export const takingTurn = <T>(db: DataSource, act: (tx: EntityManager) => Promise<T>): Promise<T> =>
  db.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [turn]);
    return act(tx);
  });
