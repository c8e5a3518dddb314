import { changesBetween, type SheetLine, type TrailStep } from '#scrutiny';
import { page } from '../answers.js';
import type { Asked } from './moments.js';

/** What the page is about. `back`: its page as it is now. `here`: under which its pages of the past lie. */
export type Subject = Readonly<{ title: string; caption: string; back: string; here: string }>;

/** Before anybody said which two times. */
export const stillToAsk = (subject: Subject) => page('as-at/changes', { subject });

/** Two sheets side by side, and what was recorded between them. */
export function changesPage(
  subject: Subject, [from, to]: readonly [Asked, Asked], before: readonly SheetLine[], after: readonly SheetLine[],
  steps: readonly Pick<TrailStep, 'at' | 'what' | 'record'>[] = [],
) {
  const changes = changesBetween(before, after);
  return page('as-at/changes', {
    subject, from, to, steps, changed: changes.filter(({ isChanged }) => isChanged),
    same: changes.filter(({ isChanged }) => !isChanged),
    wasThere: before.length > 0, isThere: after.length > 0,
  });
}
