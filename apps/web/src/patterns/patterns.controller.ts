import { Controller, Get } from '@nestjs/common';
import { type Actor, Directory, organisations, people } from '#identity';
import { neighbourhoodSets } from '#places';
import { outcomesView, type PatternFilter, Patterns, RoundQueries, roundsView } from '#small-pot-grants';
import { page } from '../answers.js';
import { barChart } from '../charts/bar-chart.js';
import { spreadChart } from '../charts/spread-chart.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { choicesOf, filterOf, PatternSearch, yearsOf } from './pattern-search.js';
import { PatternsPage } from './patterns-page.js';

/** Patterns in many decisions, for scrutiny and for funders, of their own: every number, and for some by whom. */
@Controller('scrutiny/patterns')
@Requires('study-decisions')
export class PatternsController {
  constructor(
    private readonly parts: PatternsPage, private readonly patterns: Patterns, private readonly rounds: RoundQueries,
    private readonly directory: Directory,
  ) {}

  @Get()
  @Shows(outcomesView, roundsView, organisations, people, neighbourhoodSets)
  show(@CurrentActor() actor: Actor, @Submitted(PatternSearch) search: Submission<PatternSearch>) {
    return search.search((wish) => this.page(actor, wish), () => this.page(actor, { funderId: '', roundId: '' }));
  }

  private async page(actor: Actor, wish: PatternSearch) {
    const funderIds = actor.organisationsWhere('study-decisions');
    const filter = filterOf(wish, funderIds);
    const funders = await this.directory.organisationNames([...funderIds]);
    const rounds = (await this.rounds.ofFunders(funderIds)).filter(({ phase }) => phase === 'closed');
    return page('patterns/patterns', {
      ...await this.parts.parts(filter, false), speed: await this.parts.speed(filter, false), isPublic: false,
      ranking: await this.ranking(filter), people: await this.people(actor, filter),
      funders: choicesOf(funders), rounds: choicesOf(rounds.map(({ id, terms }) => [id, terms.about?.name ?? ''])),
      years: yearsOf(await this.patterns.years({ funderIds })),
    });
  }

  private async ranking(filter: PatternFilter) {
    const found = await this.patterns.againstRanking(filter);
    const { awarded, awardedPastBetter, declined, declinedBeforeWorse, withoutPlace } = found;
    const rows = [
      { name: 'Awarded, as the ranking had it', number: awarded - awardedPastBetter },
      { name: 'Awarded past a better place', number: awardedPastBetter },
      { name: 'Declined, as the ranking had it', number: declined - declinedBeforeWorse },
      { name: 'Declined before a worse place', number: declinedBeforeWorse },
    ];
    const bars = rows.map(({ name, number }) => ({ name, first: number, second: 0 }));
    return { rows, withoutPlace, chart: barChart(bars) };
  }

  /** Null for who does not read full trails of all that is asked for: scrutiny. */
  private async people(actor: Actor, filter: PatternFilter) {
    if (!filter.funderIds.every((id) => actor.may('see-full-trails', id))) return null;
    const { assessors, deciders } = await this.patterns.people(actor, filter);
    return {
      assessors, assessorsChart: spreadChart(assessors),
      deciders, decidersChart: barChart(deciders.map(({ name, number, awarded }) =>
        ({ name, first: awarded, second: number - awarded }))),
    };
  }
}
