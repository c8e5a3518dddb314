import { Controller, Get, Param } from '@nestjs/common';
import type { Actor } from '#identity';
import type { Revealed } from '#kernel';
import {
  ApplicationQueries, applicationsView, declarationsView, type Ranked, Ranking, type RoundPage, roundsView,
} from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { statusTags } from '../funder/application-status.js';
import { roundName } from '../funder/funder-rounds.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { leftIn } from './left.js';
import { PanelRounds } from './panel-rounds.js';
import { runningTotals } from './running-totals.js';

type RankedPage = Revealed<Ranked>;

/** The ranked list, the pot and what is left of it: where a decider goes from. */
@Controller('panel/rounds/:id/decide')
@Requires('decide')
export class RankingController {
  constructor(
    private readonly panel: PanelRounds, private readonly ranking: Ranking,
    private readonly applications: ApplicationQueries,
  ) {}

  @Get()
  @Shows(roundsView, applicationsView, declarationsView)
  async list(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const round = await this.panel.find(actor, id, 'decide');
    if (await this.panel.mustDeclareFirst(actor, id)) return seeOther(`/panel/rounds/${id}/interests`);
    const declaration = await this.applications.declarationOf(actor, id);
    const closed = new Set(declaration?.interests.map(({ applicationId }) => applicationId));
    const ranked = await this.ranking.forDecider(actor, id);
    const { money } = round.terms;
    const totals = runningTotals(ranked.map((one) => lineOf(round, one)), money?.potPence ?? 0, ceilingsOf(round));
    return page('panel/ranking', {
      round, name: roundName(round), left: leftIn(round), isPerHead: money?.perHead !== null,
      ranked: ranked.map((one) => ({
        ...one, ...lineOf(round, one), ...totals.get(one.application.id),
        tag: statusTags[one.application.status], isClosedToMe: closed.has(one.application.id),
      })),
    });
  }
}

function lineOf(round: RoundPage, one: RankedPage) {
  const neighbourhood = neighbourhoodOf(round, one);
  const { id, status, askedPence } = one.application;
  return {
    id, askedPence, awardedPence: heldFor(one), isWaiting: status === 'submitted', place: neighbourhood?.name,
    neighbourhoodId: neighbourhood?.id ?? null,
  };
}

const heldFor = ({ application: { status, decision } }: RankedPage) =>
  (status === 'awarded' || status === 'accepted' ? decision?.pence ?? 0 : 0);

const neighbourhoodOf = ({ terms: { area } }: RoundPage, { application: { wardCode } }: RankedPage) =>
  area?.neighbourhoods.find(({ wardCodes }) => wardCode !== null && wardCodes.includes(wardCode));

const ceilingsOf = ({ terms: { money } }: RoundPage) =>
  Object.fromEntries(money?.perHead?.ceilings.map(({ neighbourhoodId, pence }) => [neighbourhoodId, pence]) ?? []);
