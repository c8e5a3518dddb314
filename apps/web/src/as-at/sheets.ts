import { Injectable, NotFoundException } from '@nestjs/common';
import type { Until } from '#event-store';
import type { SheetLine } from '#scrutiny';
import { type Answer, page } from '../answers.js';
import type { Submission } from '../forms/submission.js';
import { changesPage, stillToAsk, type Subject } from './changes.js';
import { type AsAtForm, type ChangesForm, Moments } from './moments.js';

/** The lines of something as the record stood; null where there was nothing yet. */
export type SheetAt = (until: Until) => Promise<readonly SheetLine[] | null>;

/** Pages that show anything of which there is a sheet, at one time of the past or at two. */
@Injectable()
export class Sheets {
  constructor(private readonly moments: Moments) {}

  asAt(form: Submission<AsAtForm>, subject: Subject, sheetAt: SheetAt): Promise<Answer> {
    const show = async (asked = this.moments.now()) =>
      page('as-at/sheet', { subject, then: asked, lines: await sheetAt(asked.until) });
    return form.search(async (wish) => show(await this.moments.asked(wish) ?? undefined), () => show());
  }

  changes(form: Submission<ChangesForm>, subject: Subject, sheetAt: SheetAt): Promise<Answer> {
    return form.search(async (wish) => {
      const times = this.moments.two(wish);
      if (!times) return stillToAsk(subject);
      const [before, after] = await Promise.all(times.map(({ until }) => sheetAt(until)));
      return changesPage(subject, times, before ?? [], after ?? []);
    }, () => stillToAsk(subject));
  }
}

/** @throws NotFoundException */
export function found<T>(one: T | null | undefined, words: string): T {
  if (one === null || one === undefined) throw new NotFoundException(words);
  return one;
}
