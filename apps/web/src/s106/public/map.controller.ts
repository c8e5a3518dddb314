import { Controller, Get } from '@nestjs/common';
import { londonDay } from '#calendar';
import { Clock } from '#event-store';
import { sum } from '#kernel';
import { boundarySets, neighbourhoodSets } from '#places';
import {
  aboutToExpire, AgreementQueries, agreementsView, ObligationQueries, obligationsView, proposalsView, transactionsView,
} from '#s106-contributions';
import { page } from '../../answers.js';
import { Public } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { MUCH, PlacesWithMoney } from './places-with-money.js';

/** Where developers' money comes from, where it lies and where it went: for everybody. */
@Controller('contributions')
export class ContributionsMapController {
  constructor(
    private readonly places: PlacesWithMoney, private readonly agreements: AgreementQueries,
    private readonly obligations: ObligationQueries, private readonly clock: Clock,
  ) {}

  @Get()
  @Public()
  @Shows(agreementsView, obligationsView, transactionsView, proposalsView, neighbourhoodSets, boundarySets)
  async show() {
    const { places, ...map } = await this.places.find();
    const expiring = aboutToExpire(await this.obligations.withALastDay(), londonDay(this.clock.now()));
    const sites = new Map((await this.agreements.all()).map(({ id, site, reference }) => [id, { site, reference }]));
    return page('s106/public/contributions', {
      ...map, places, much: MUCH, totals: totalsOf(places),
      expiring: expiring.map((one) => ({ ...one, ...sites.get(one.obligation.agreementId) })),
    });
  }
}

type Places = Awaited<ReturnType<PlacesWithMoney['find']>>['places'];

const totalsOf = (places: Places) => Object.fromEntries(
  (['agreements', 'agreed', 'received', 'held', 'spent', 'proposals'] as const)
    .map((name) => [name, sum(places.map((place) => place[name]))]));
