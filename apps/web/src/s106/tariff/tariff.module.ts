import { Module } from '@nestjs/common';
import { S106ContributionsModule } from '#s106-contributions';
import { AgreementPagesModule } from '../agreements/agreements.module.js';
import { CalculatorController } from '../calculator/calculator.controller.js';
import { IndexFiguresController } from '../index-figures/index-figures.controller.js';
import { TariffController } from './tariff.controller.js';

/** What a home owes: the tariff, the indices that move sums, and a calculator for everybody. */
@Module({
  imports: [S106ContributionsModule, AgreementPagesModule],
  controllers: [IndexFiguresController, TariffController, CalculatorController],
})
export class TariffPagesModule {}
