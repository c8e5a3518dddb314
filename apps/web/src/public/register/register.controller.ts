import { Controller, Get, Query } from '@nestjs/common';
import { londonDay } from '#calendar';
import { Configuration } from '#configuration';
import { Clock } from '#event-store';
import { organisations } from '#identity';
import { applicationsView, roundsView, statusInWords } from '#small-pot-grants';
import { page, type Page } from '../../answers.js';
import { Text, WholeNumber } from '../../forms/fields.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { Public } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { PublicRegister, type RegisterWish } from './public-register.js';
import { registerCsv } from './register-csv.js';
import { streamed } from './streamed.js';
import { threeSixtyGiving } from './three-sixty-giving.js';

class RegisterSearch {
  @Text({ most: 100 }) text!: string;
  @Text({ most: 100 }) place!: string;
  @Text({ most: 100 }) funderId!: string;
  @Text({ most: 100 }) roundId!: string;
  @WholeNumber() page?: number;
}

/** Every award, for everybody: as a page, as CSV and as 360Giving JSON. A search narrows all three. */
@Controller()
@Public()
export class RegisterController {
  constructor(
    private readonly register: PublicRegister, private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  @Get('register')
  @Shows(applicationsView, roundsView, organisations)
  browse(@Submitted(RegisterSearch) search: Submission<RegisterSearch>) {
    return search.search((wish) => this.show(wish), () => this.show(everything));
  }

  @Get('register.csv')
  csv(@Query() wish: RegisterSearch) {
    const name = `register-${londonDay(this.clock.now())}.csv`;
    return streamed(registerCsv(this.register.all(wish), this.configuration.publicUrl), {
      'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"`,
    });
  }

  /** Open to the scripts of other sites, as open data is. */
  @Get('register.json')
  json(@Query() wish: RegisterSearch) {
    const { publisher, publicUrl: site } = this.configuration;
    const publication = { publisher, site, now: this.clock.now() };
    return streamed(threeSixtyGiving(this.register.all(wish), publication), {
      'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*',
    });
  }

  private async show({ page: number = 1, ...wish }: RegisterSearch): Promise<Page> {
    const [found, figures] = [await this.register.page(wish, Math.max(1, number)), await this.register.figures()];
    const { funderId, roundId } = wish;
    const shown = figures.filter((one) =>
      (funderId === '' || one.funderId === funderId) && (roundId === '' || one.id === roundId));
    return page('public/register/register', {
      found, figures: shown, statusInWords, query: queryOf(wish),
      funders: choices(figures.map((one) => [one.funderId, one.funder])),
      rounds: choices(figures.map(({ id, name }) => [id, name])),
    });
  }
}

const everything = { text: '', place: '', funderId: '', roundId: '' };

/** What leads to the same search again: '' where everything is shown. */
const queryOf = (wish: RegisterWish) =>
  new URLSearchParams(Object.entries(wish).filter((pair): pair is [string, string] => Boolean(pair[1]))).toString();

/** For a select, each once. */
const choices = (pairs: readonly (readonly [string, string])[]) =>
  [{ value: '', text: 'All' }, ...[...new Map(pairs)].map(([value, text]) => ({ value, text }))];
