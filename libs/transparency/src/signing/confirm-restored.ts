import type { DataSource } from 'typeorm';
import type { Instant } from '#kernel';
import { textOf } from '../checkpoint/checkpoint.js';
import { LogFault } from '../log-fault.js';
import { parseVkey, signNote } from '../notes/index.js';
import { EMPTY_ROOT } from '../tree/index.js';
import { askWitness, type KnownWitness } from '../witness/index.js';
import { SignerFiles, type SignerState } from './signer-files.js';
import { takingTurn } from './turn.js';

type Asking = Readonly<{
  signerDir: string; origin: string; witnesses: readonly Readonly<{ vkey: string; url: URL }>[];
}>;

/**
 * The operator says that nothing was signed after the backup from which the signer's memory came; it signs again then.
 * Every witness is asked what it knows, and one that knows more is believed.
 * @returns of when the backup was
 * @throws with a sentence where the memory is no copy, or a witness knows more, something else, or does not answer
 */
export function confirmRestored(db: DataSource, { signerDir, origin, witnesses }: Asking): Promise<Instant> {
  return takingTurn(db, async () => {
    const files = new SignerFiles(signerDir);
    if (files.isNew) throw new Error('Nothing was signed from here, so there is nothing to confirm');
    const { backupOf, ...state } = files.open(origin);
    if (!backupOf) throw new Error('The signer’s memory did not come from a backup, so there is nothing to confirm');
    const note = state.note
      ?? signNote(textOf({ origin: state.origin, size: 0, root: EMPTY_ROOT }), [files.key(state)]);
    for (const { vkey, url } of witnesses) await mustKnowNoMore({ key: parseVkey(vkey), url: url.href }, state, note);
    files.save(state);
    return backupOf;
  });
}

async function mustKnowNoMore(witness: KnownWitness, { size }: SignerState, checkpoint: string) {
  const answer = await askWitness(witness, { oldSize: size, proof: [], checkpoint });
  if ('size' in answer && answer.size > size)
    throw new LogFault(`${witness.key.name} has cosigned ${answer.size} entries, and the signer remembers ${size}: `
      + 'more was signed after the backup. Look for a newer one, or let this log end: moothall log begin-again');
}
