import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { type Actor, organisations } from '#identity';
import { IndexFigures, indexSeriesView } from '#s106-contributions';
import { page, seeOther } from '../../answers.js';
import { Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { AgreementPages, councilOf } from '../agreements/agreement-pages.js';

class SeriesForm extends Form {
  @Text({ most: 40 }) funderId!: string;
  @Text({ most: 30, missing: 'Enter a short code' }) code!: string;
  @Text({ most: 200, missing: 'Enter the name of the index' }) name!: string;
  @Text({ most: 200, missing: 'Enter who publishes it' }) source!: string;
}
class FiguresForm extends Form {
  @Text({ most: 60_000, missing: 'Enter the figures' }) figures!: string;
}

/** The indices that deeds follow, and their figures. */
@Controller('s106/index-figures')
@Requires('manage-contributions')
export class IndexFiguresController {
  constructor(private readonly figures: IndexFigures, private readonly pages: AgreementPages) {}

  @Get()
  @Shows(indexSeriesView, organisations)
  async list(@CurrentActor() actor: Actor) {
    const series = await this.figures.ofFunders(actor.organisationsWhere('manage-contributions'));
    return page('s106/index-figures/list', { series, councils: await this.pages.councils(actor) });
  }

  @Post()
  open(@CurrentActor() actor: Actor, @Submitted(SeriesForm) form: Submission<SeriesForm>) {
    return form.accept(async ({ commandId, funderId, ...wish }) => seeOther('/s106/index-figures',
      await this.figures.open(actor, commandId, { ...wish, funderId: councilOf(actor, funderId) })),
    () => this.list(actor));
  }

  @Get(':seriesId')
  @Shows(indexSeriesView)
  async show(@CurrentActor() actor: Actor, @Param('seriesId') id: string) {
    const series = await this.find(actor, id);
    const months = [...new Set(series.figures.map(({ month }) => month))].toSorted().toReversed();
    const lines = months.map((month) => {
      const all = series.figures.filter((one) => one.month === month);
      return { month, now: all.at(-1), before: all.slice(0, -1) };
    });
    return page('s106/index-figures/series', { series, lines });
  }

  @Post(':seriesId')
  publish(
    @CurrentActor() actor: Actor, @Param('seriesId') id: string, @Submitted(FiguresForm) form: Submission<FiguresForm>,
  ) {
    return form.accept(async ({ commandId, figures: file }) => {
      const { funderId, code } = await this.find(actor, id);
      return seeOther(`/s106/index-figures/${id}`,
        await this.figures.publish(actor, commandId, { funderId, code, file }));
    }, () => this.show(actor, id));
  }

  private async find(actor: Actor, id: string) {
    const series = await this.figures.find(id);
    if (!series) throw new NotFoundException('There is no such index');
    actor.mustBeAllowed('manage-contributions', series.funderId);
    return series;
  }
}
