import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import type { Actor } from '#identity';
import { type Trail, Trails } from '#scrutiny';
import { LogIndex } from '#transparency';
import { type Page, page } from '../../answers.js';
import { AsAtForm, Moments } from '../../as-at/moments.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { Public, Visitor } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { casePage } from './case-page.js';
import { trailViews } from './trail-views.js';

/**
 * How a grant was decided, step by step, as it stands or as it stood: the public sees less than the group, and the
 * group less than scrutiny.
 */
@Controller('decisions')
export class DecisionsController {
  constructor(
    private readonly trails: Trails, private readonly moments: Moments, private readonly log: LogIndex,
  ) {}

  @Get(':reference')
  @Public()
  @Shows(...trailViews)
  show(
    @Param('reference') reference: string, @Visitor() visitor: Actor | undefined,
    @Submitted(AsAtForm) form: Submission<AsAtForm>,
  ) {
    return form.search((wish) => this.asAt(reference, visitor, wish), () => this.today(reference, visitor));
  }

  private async today(reference: string, visitor: Actor | undefined): Promise<Page> {
    const trail = await this.trails.of(reference, visitor);
    if (!trail) throw new NotFoundException('There is no such decision');
    return page('public/decisions/case', await this.caseOf(trail));
  }

  private async asAt(reference: string, visitor: Actor | undefined, wish: AsAtForm): Promise<Page> {
    const asked = await this.moments.asked(wish);
    if (!asked) return this.today(reference, visitor);
    const past = await this.trails.asAt(reference, visitor, [asked.until]);
    if (!past) throw new NotFoundException('There is no such decision');
    const [trail] = past.trails;
    if (!trail) return page('public/decisions/not-begun', { title: past.title, reference, then: asked });
    return page('public/decisions/case', { ...await this.caseOf(trail), then: asked });
  }

  private async caseOf(trail: Trail) {
    return casePage(trail, await this.log.indexesOf(trail.steps.map(({ evidence }) => evidence.eventId)));
  }
}
