import { Controller, Get } from '@nestjs/common';
import { londonDay } from '#calendar';
import { Configuration } from '#configuration';
import { Clock } from '#event-store';
import { type Actor, organisations, people } from '#identity';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Public, Requires, Visitor } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { DecisionSearch } from './decision-search.js';
import { searchCsv } from './search-csv.js';
import { SearchForm, type Searched, StudyForm } from './search.form.js';

const [forAll, forStudy] = ['/decisions', '/scrutiny/search'];

/** Looking for decisions of every context: everybody finds what they may read, by what they may read of it. */
@Controller()
export class SearchController {
  constructor(
    private readonly decisions: DecisionSearch, private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  @Get('decisions')
  @Public()
  @Shows(people, organisations)
  find(@Visitor() visitor: Actor | undefined, @Submitted(SearchForm) form: Submission<SearchForm>) {
    return form.search(
      (searched) => this.decisions.page(visitor, searched, forAll), () => this.decisions.form(visitor, forAll));
  }

  @Get('decisions.csv')
  @Public()
  csv(@Visitor() visitor: Actor | undefined, @Submitted(SearchForm) form: Submission<SearchForm>) {
    return form.read((searched) => this.download(visitor, searched));
  }

  @Get('scrutiny/search')
  @Requires('study-decisions')
  @Shows(people, organisations)
  study(@CurrentActor() actor: Actor, @Submitted(StudyForm) form: Submission<StudyForm>) {
    return form.search(
      (searched) => this.decisions.page(actor, searched, forStudy), () => this.decisions.form(actor, forStudy));
  }

  @Get('scrutiny/search.csv')
  @Requires('study-decisions')
  studyCsv(@CurrentActor() actor: Actor, @Submitted(StudyForm) form: Submission<StudyForm>) {
    return form.read((searched) => this.download(actor, searched));
  }

  private async download(actor: Actor | undefined, searched: Searched) {
    const found = await this.decisions.all(actor, searched);
    const name = `decisions-${londonDay(this.clock.now())}.csv`;
    return new Response(searchCsv(found, this.configuration.publicUrl), {
      headers: {
        'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      },
    });
  }
}
