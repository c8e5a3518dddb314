import { Controller, Get } from '@nestjs/common';
import { londonDay } from '#calendar';
import { Clock } from '#event-store';
import { Directory, organisations } from '#identity';
import { Refusal } from '#kernel';
import { Calculator, IndexFigures, indexSeriesView, rateOn, Tariffs, tariffsView } from '#s106-contributions';
import { page } from '../../answers.js';
import { Pounds, Text, Tick, WholeNumber } from '../../forms/fields.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { typedPounds } from '../../forms/typed.js';
import { Public } from '../../permissions.js';
import { Shows } from '../../seen.js';

class SumForm {
  @WholeNumber() dwellings?: number;
  @Pounds() ratePence?: number;
  /** The index as its id: whose it is, and its code. */
  @Text({ most: 100 }) series!: string;
  @Text({ most: 7 }) baseMonth!: string;
  @Text({ most: 7 }) dueMonth!: string;
  @Tick() floor!: boolean;
}

/** What a contribution would come to, line by line, before a deed is signed. For everybody; it records nothing. */
@Controller('contributions/calculator')
@Public()
export class CalculatorController {
  constructor(
    private readonly calculator: Calculator, private readonly tariffs: Tariffs, private readonly figures: IndexFigures,
    private readonly directory: Directory, private readonly clock: Clock,
  ) {}

  @Get()
  @Shows(tariffsView, indexSeriesView, organisations)
  show(@Submitted(SumForm) form: Submission<SumForm>) {
    return form.accept(async (typed) => {
      const empty = await this.ask();
      if (typed.dwellings === undefined) return empty;
      const working = await this.workOut(typed);
      return page(empty.view, { ...empty.model, working }).filledIn(retyped(typed));
    }, () => this.ask());
  }

  private async workOut({ dwellings = 0, ratePence = 0, series, ...months }: SumForm) {
    const { funderId, code: seriesCode } = series === '' ? { funderId: '', code: '' } : await this.seriesOf(series);
    return this.calculator.workOut({ funderId, seriesCode, dwellings, ratePence, ...months });
  }

  private async seriesOf(id: string) {
    const series = await this.figures.find(id);
    if (!series) throw new Refusal('not-an-index', 'Choose an index from the list', 'series');
    return series;
  }

  private async ask() {
    const [tariffs, series] = [await this.tariffs.all(), await this.figures.all()];
    const names = await this.directory.organisationNames(
      [...new Set([...tariffs.map(({ id }) => id), ...series.map(({ funderId }) => funderId)])]);
    const indices = series.map(({ id, code, name, funderId }) =>
      ({ value: id, text: `${code}: ${name} (${names.get(funderId) ?? ''})` }));
    const today = londonDay(this.clock.now());
    const rates = tariffs.map(({ id, rates: all }) =>
      ({ council: names.get(id) ?? '', all, now: rateOn({ rates: all }, today) }));
    const now = rates.find((one) => one.now !== null)?.now;
    return page('s106/calculator/calculator', { indices, rates }).filledIn(
      now ? { ratePence: typedPounds(now.ratePence), baseMonth: now.indexedTo, floor: 'yes' } : {});
  }
}

const retyped = ({ dwellings, ratePence, floor, ...texts }: SumForm) => ({
  ...texts, dwellings: String(dwellings), ratePence: ratePence === undefined ? '' : typedPounds(ratePence),
  floor: floor ? 'yes' : '',
});
