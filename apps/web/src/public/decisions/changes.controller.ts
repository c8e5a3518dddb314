import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { type Actor, organisations, people } from '#identity';
import { sheetOf, type Trail, Trails } from '#scrutiny';
import { applicationsView, roundsView } from '#small-pot-grants';
import type { Page } from '../../answers.js';
import { changesPage, stillToAsk } from '../../as-at/changes.js';
import { type Asked, ChangesForm, Moments } from '../../as-at/moments.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { Public, Visitor } from '../../permissions.js';
import { Shows } from '../../seen.js';

/** What changed in a case between two times, side by side, and the steps that were recorded between them. */
@Controller('decisions/:reference/changes')
export class CaseChangesController {
  constructor(private readonly trails: Trails, private readonly moments: Moments) {}

  @Get()
  @Public()
  @Shows(applicationsView, roundsView, people, organisations)
  show(
    @Param('reference') reference: string, @Visitor() visitor: Actor | undefined,
    @Submitted(ChangesForm) form: Submission<ChangesForm>,
  ) {
    const now = this.moments.now();
    return form.search(
      (wish) => this.between(reference, visitor, this.moments.two(wish)),
      async () => stillToAsk(subjectOf(reference, (await this.pasts(reference, visitor, [now])).title)));
  }

  private async between(
    reference: string, visitor: Actor | undefined, times: readonly [Asked, Asked] | null,
  ): Promise<Page> {
    const asked = times ?? [this.moments.now(), this.moments.now()];
    const { title, trails } = await this.pasts(reference, visitor, asked);
    if (!times) return stillToAsk(subjectOf(reference, title));
    const [before = null, after = null] = trails;
    const subject = subjectOf(reference, title);
    return changesPage(subject, times, linesOf(before), linesOf(after), stepsBetween(before, after));
  }

  private async pasts(reference: string, visitor: Actor | undefined, times: readonly Asked[]) {
    const past = await this.trails.asAt(reference, visitor, times.map(({ until }) => until));
    if (!past) throw new NotFoundException('There is no such decision');
    return past;
  }
}

const subjectOf = (reference: string, title: string) =>
  ({
  title, caption: `Decision ${reference.toUpperCase()}`, back: `/decisions/${reference}`,
  here: `/decisions/${reference}`,
});

const linesOf = (trail: Trail | null) => (trail ? sheetOf(trail) : []);

const stepsBetween = (before: Trail | null, after: Trail | null) => {
  const known = new Set(before?.steps.map(({ evidence }) => evidence.eventId));
  return (after?.steps ?? []).filter(({ evidence }) => !known.has(evidence.eventId));
};
