import type { Sealed } from '#kernel';
import type { ApplicationRow } from '../application/applications.view.js';
import type { Readable } from './replay-access.js';

type Named = Readonly<{ reference: string; group: Sealed | null; title: Sealed }>;

/**
 * An application of a replay, as its reader may know it. `name` is null for what was declined and is not theirs to
 * read; its `group` is null where it is withheld. `seesScores`: scores and sums are theirs to read, too.
 */
export function toldTo(readable: Readable, row: ApplicationRow) {
  const seesScores = readable.has(row.reference);
  const { askedPence, decision } = row;
  return { askedPence, awardedPence: decision?.pence ?? 0, seesScores, name: nameOf(row, seesScores) };
}

function nameOf({ reference, answers, decision, withheld }: ApplicationRow, seesAll: boolean): Named | null {
  if (!seesAll && decision?.outcome !== 'awarded') return null;
  const isWithheld = !seesAll && (withheld?.parts.includes('group') ?? false);
  // It was sent, so all is filled in.
  return { reference, group: isWithheld ? null : answers.group!.name, title: answers.project!.title };
}
