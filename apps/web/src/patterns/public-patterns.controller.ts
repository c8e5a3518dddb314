import { Controller, Get } from '@nestjs/common';
import { Directory, organisations } from '#identity';
import { neighbourhoodSets } from '#places';
import { outcomesView, Patterns, RoundQueries, roundsView } from '#small-pot-grants';
import { page } from '../answers.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { Public } from '../permissions.js';
import { Shows } from '../seen.js';
import { choicesOf, filterOf, PatternSearch, yearsOf } from './pattern-search.js';
import { PatternsPage } from './patterns-page.js';

/** Who is funded and who is not, for everybody: without small numbers, and without anybody's name. */
@Controller('decisions/patterns')
@Public()
export class PublicPatternsController {
  constructor(
    private readonly parts: PatternsPage, private readonly patterns: Patterns, private readonly rounds: RoundQueries,
    private readonly directory: Directory,
  ) {}

  @Get()
  @Shows(outcomesView, roundsView, organisations, neighbourhoodSets)
  show(@Submitted(PatternSearch) search: Submission<PatternSearch>) {
    return search.search((wish) => this.page(wish), () => this.page({ funderId: '', roundId: '' }));
  }

  private async page(wish: PatternSearch) {
    const rounds = await this.rounds.published();
    const funders = await this.directory.organisationNames([...new Set(rounds.map(({ funderId }) => funderId))]);
    const filter = filterOf(wish, [...funders.keys()]);
    return page('patterns/public', {
      ...await this.parts.parts(filter, true), speed: await this.parts.speed(filter, true), isPublic: true,
      funders: choicesOf(funders), rounds: choicesOf(rounds.map(({ id, terms }) => [id, terms.about?.name ?? ''])),
      years: yearsOf(await this.patterns.years({ funderIds: [...funders.keys()] })),
    });
  }
}
