import { Controller, Get, Param, Query } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { Actor } from '#identity';
import type { Revealed } from '#kernel';
import {
  ApplicationQueries, applicationsView, declarationsView, panelMeetingsView, type Ranked, Ranking, type RoundPage,
  roundsView,
} from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { statusTags } from '../funder/application-status.js';
import { roundName } from '../funder/funder-rounds.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { leftIn } from './left.js';
import { ToSign } from './meetings/to-sign.js';
import { PanelRounds } from './panel-rounds.js';
import { runningTotals } from './running-totals.js';

type RankedPage = Revealed<Ranked>;

class AfterDeciding {
  /** The application that was decided on the page before. */
  @IsOptional() @IsString() @MaxLength(200, { message: 'Open this page again' }) decided?: string;
  /** The minutes that were signed on the page before. */
  @IsOptional() @IsString() @MaxLength(200, { message: 'Open this page again' }) signed?: string;
}

/** The ranked list, the pot and what is left of it: where a decider goes from. */
@Controller('panel/rounds/:id/decide')
@Requires('decide')
export class RankingController {
  constructor(
    private readonly panel: PanelRounds, private readonly ranking: Ranking,
    private readonly applications: ApplicationQueries, private readonly toSign: ToSign,
  ) {}

  @Get()
  @Shows(roundsView, applicationsView, declarationsView, panelMeetingsView)
  async list(@CurrentActor() actor: Actor, @Param('id') id: string, @Query() { decided, signed }: AfterDeciding) {
    const round = await this.panel.find(actor, id, 'decide');
    if (await this.panel.mustDeclareFirst(actor, id)) return seeOther(`/panel/rounds/${id}/interests`);
    const declaration = await this.applications.declarationOf(actor, id);
    const closed = new Set(declaration?.interests.map(({ applicationId }) => applicationId));
    const ranked = await this.ranking.forDecider(actor, id);
    const { money } = round.terms;
    const totals = runningTotals(ranked.map((one) => lineOf(round, one)), money?.potPence ?? 0, ceilingsOf(round));
    return page('panel/ranking', {
      round, name: roundName(round), hasSigned: signed !== undefined, left: leftIn(round),
      minutes: await this.toSign.in(actor, round), isPerHead: money?.perHead !== null,
      decided: ranked.find(({ application }) =>
        application.id === decided && application.decision?.decidedBy === actor.personId),
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
