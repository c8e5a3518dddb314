import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { IsOptional, Matches } from 'class-validator';
import { Directory, organisations } from '#identity';
import { neighbourhoodSets, Places } from '#places';
import {
  AgreementQueries, agreementsView, ObligationQueries, obligationsView, transactionsView,
} from '#s106-contributions';
import { page } from '../../answers.js';
import { Public } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { purposeWords, statusWords } from './words.js';

class OfPlace {
  @IsOptional() @Matches(/^[A-Z]\d{8}$/, { message: 'Open this page from the table of wards' }) ward?: string;
}

/** Each agreement with what it asks for, what came in and what became of it: for everybody. */
@Controller('contributions/agreements')
@Public()
export class PublicAgreementsController {
  constructor(
    private readonly agreements: AgreementQueries, private readonly obligations: ObligationQueries,
    private readonly places: Places, private readonly directory: Directory,
  ) {}

  @Get()
  @Shows(agreementsView, obligationsView, neighbourhoodSets)
  async list(@Query() { ward }: OfPlace) {
    const all = await this.agreements.all();
    const shown = ward === undefined ? all : all.filter(({ wardCodes }) => wardCodes.includes(ward));
    const wards = await this.places.wardsByCode(shown.flatMap(({ wardCodes }) => wardCodes).concat(ward ?? []));
    return page('s106/public/agreements', {
      ward: ward === undefined ? null : wards.get(ward)?.name ?? ward,
      agreements: shown.map((one) => ({ ...one, wards: one.wardCodes.map((code) => wards.get(code)?.name ?? code) })),
    });
  }

  @Get(':id')
  @Shows(agreementsView, obligationsView, transactionsView, organisations, neighbourhoodSets)
  async show(@Param('id', ParseUUIDPipe) id: string) {
    const agreement = await this.agreements.find(id);
    if (!agreement) throw new NotFoundException('There is no such agreement');
    const obligations = await this.obligations.ofAgreement(id);
    const codes = [agreement, ...obligations].flatMap(({ wardCodes }) => wardCodes);
    const wards = await this.places.wardsByCode(codes);
    const nameOf = (code: string) => wards.get(code)?.name ?? code;
    const all = await this.obligations.transactionsOf(...obligations.map((one) => one.id));
    const stepsOf = (own: string) => all.filter(({ obligationId }) => obligationId === own);
    return page('s106/public/agreement', {
      agreement, wards: agreement.wardCodes.map(nameOf), statusWords, purposeWords,
      council: await this.directory.organisationName(agreement.funderId) ?? 'The council',
      obligations: obligations.map((one) => ({ ...one, wards: one.wardCodes.map(nameOf), steps: stepsOf(one.id) })),
    });
  }
}
