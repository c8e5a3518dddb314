import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Clock } from '#event-store';
import { Directory, organisations } from '#identity';
import { Recommendations, recommendationsView } from '#scrutiny';
import { page } from '../../answers.js';
import { Public } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { shownAt, tracksOf } from './stages.js';

/** What scrutiny recommended, what was answered, and what came of it: for everybody. */
@Controller('recommendations')
@Public()
export class PublicRecommendationsController {
  constructor(
    private readonly recommendations: Recommendations, private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Shows(recommendationsView, organisations)
  async list() {
    const now = this.clock.now();
    const tracks = tracksOf((await this.recommendations.all()).map((item) => shownAt(item, now)));
    const names = await this.directory.organisationNames(tracks.map(({ organisationId }) => organisationId));
    return page('public/recommendations/recommendations', { tracks, names: Object.fromEntries(names) });
  }

  @Get(':id')
  @Shows(recommendationsView, organisations)
  async show(@Param('id', ParseUUIDPipe) id: string) {
    const item = await this.recommendations.find(id);
    if (!item) throw new NotFoundException('There is no such recommendation');
    return page('public/recommendations/recommendation', {
      item: shownAt(item, this.clock.now()), council: await this.directory.organisationName(item.organisationId),
    });
  }
}
