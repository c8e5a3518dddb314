import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import {
  type AgreementPage, agreementsView, IndexFigures, indexSeriesView, obligationIdOf, obligationLimits as limits,
  Obligations, PURPOSES, rateOn, Tariffs, tariffsView,
} from '#s106-contributions';
import { page, seeOther } from '../../answers.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { AgreementPages } from '../agreements/agreement-pages.js';
import { WardsTyped } from '../wards-typed.js';
import { contributionOf, hundredthsOf, SecureForm, triggerOf } from './secure.form.js';
import { spendByFields, spendByOf } from './spend-by.js';

/** What a deed asks for is put on record. */
@Controller('s106/agreements/:id/obligations/new')
@Requires('manage-contributions')
export class SecureObligationController {
  constructor(
    private readonly pages: AgreementPages, private readonly obligations: Obligations,
    private readonly tariffs: Tariffs, private readonly figures: IndexFigures, private readonly wards: WardsTyped,
  ) {}

  @Get()
  @Shows(agreementsView, tariffsView, indexSeriesView)
  async ask(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const agreement = await this.pages.find(actor, id, 'manage-contributions');
    const rate = await this.rateFor(agreement);
    const series = await this.figures.ofFunders([agreement.funderId]);
    return page('s106/obligations/secure', {
      agreement, rate, series, limits, spendByFields,
      purposes: Object.entries(PURPOSES).map(([value, text]) => ({ value, text })),
    }).filledIn({
      purpose: 'community-facilities', wardCodes: agreement.wardCodes.join('\n'), payWithinDays: '28',
      dwellings: String(agreement.dwellings.total), from: 'first-receipt', counts: 'spent',
      ...(rate && { kind: 'tariff', seriesCode: rate.seriesCode, baseMonth: rate.indexedTo, floor: 'yes' }),
    });
  }

  @Post()
  secure(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(SecureForm) form: Submission<SecureForm>,
  ) {
    return form.accept(async (typed) => {
      const agreement = await this.pages.find(actor, id, 'manage-contributions');
      const { commandId, reference, purpose, spendOn, payWithinDays, clawback, monitoringFeePence = 0 } = typed;
      const saved = await this.obligations.secure(actor, commandId, {
        agreementId: id, reference, purpose, spendOn, payWithinDays, clawback, monitoringFeePence,
        contribution: contributionOf(typed, await this.rateFor(agreement)), trigger: triggerOf(typed),
        spendBy: spendByOf(typed), lateInterest: hundredthsOf(typed.lateInterest, 'lateInterest'),
        wardCodes: await this.wards.codesOf(typed.wardCodes, 'wardCodes'),
      });
      return seeOther(`/s106/obligations/${obligationIdOf(id, reference)}`, saved);
    }, () => this.ask(actor, id));
  }

  private async rateFor({ funderId, deedDay }: AgreementPage) {
    const [tariff] = await this.tariffs.ofFunders([funderId]);
    return tariff ? rateOn(tariff, deedDay) : null;
  }
}
