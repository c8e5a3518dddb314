import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, organisations } from '#identity';
import { Refusal } from '#kernel';
import {
  AnswersOfTheAsked, consultationLimits as limits, consultationsView, ProposalQueries, proposalsView,
} from '#s106-contributions';
import { page, seeOther } from '../../answers.js';
import { Id, Rows, Text, WholeNumber } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { ConsultationPages } from './consultation-pages.js';

class RankLine {
  @Id() proposalId!: string;
  @WholeNumber() place?: number;
}

class RankForm extends Form {
  @Rows(RankLine, { most: 500 }) list!: RankLine[];
  @Text({ most: limits.reasons, missing: 'Enter why you rank them like this' }) reasons!: string;
}

/** One person's order of the proposals. What they have an interest in is not on the list. */
@Controller('consultations/:id/rank')
@Requires('answer-for-sector')
export class RankController {
  constructor(
    private readonly pages: ConsultationPages, private readonly proposals: ProposalQueries,
    private readonly service: AnswersOfTheAsked,
  ) {}

  @Get()
  @Shows(consultationsView, proposalsView, organisations)
  async ask(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const { consultation } = await this.pages.asAsked(actor, id, 'consortium');
    const mine = consultation.declared.filter(({ personId }) => personId === actor.personId);
    const closed = new Set(mine.flatMap(({ interests }) => interests.map(({ proposalId }) => proposalId)));
    const own = await this.service.own(actor, id);
    const all = await this.proposals.in(id);
    const before = consultation.rankings.find(({ personId }) => personId === actor.personId);
    const open = all.filter((one) => !closed.has(one.id) && !own.includes(one.id));
    const places = open.map((one) => (before?.order.indexOf(one.id) ?? -1) + 1);
    return page('s106/consultations/rank', {
      consultation, limits, open, leftOut: all.filter((one) => !open.includes(one)),
      hasDeclared: open.every((one) => mine.some(({ seen }) => seen.includes(one.id))),
    }).filledIn({
      reasons: before?.reasons ?? '',
      list: open.map((one, i) => ({ proposalId: one.id, place: places[i] === 0 ? '' : String(places[i]) })),
    });
  }

  @Post()
  rank(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(RankForm) form: Submission<RankForm>,
  ) {
    return form.accept(async ({ commandId, list, reasons }) => {
      const saved = await this.service.rank(actor, commandId, id, { order: orderOf(list), reasons });
      return seeOther(`/consultations/${id}`, saved);
    }, () => this.ask(actor, id));
  }
}

/** The best first; without a place, it is left out. @throws Refusal where two have the same place */
function orderOf(list: readonly RankLine[]): readonly string[] {
  const placed = list.flatMap(({ proposalId, place }) => (place === undefined ? [] : [{ proposalId, place }]));
  if (new Set(placed.map(({ place }) => place)).size < placed.length)
    throw new Refusal('same-place', 'Give each proposal a place of its own: 1 for the best, then 2, and so on', 'list');
  return placed.sort((one, other) => one.place - other.place).map(({ proposalId }) => proposalId);
}
