import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, organisations } from '#identity';
import {
  AnswersOfTheAsked, consultationLimits as limits, consultationsView, ProposalQueries, proposalsView,
} from '#s106-contributions';
import { Page, page, seeOther } from '../../answers.js';
import { Id, Rows, Text, Tick } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { naming } from '../../forms/naming.js';
import { NeededWhen } from '../../forms/needed-when.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { ConsultationPages } from './consultation-pages.js';

class Line {
  @Id() proposalId!: string;
  @Tick() isMine!: boolean;
  @NeededWhen<Line>(({ isMine }) => isMine, 'Enter what your interest is')
  @Text({ most: limits.nature }) nature!: string;
}

class InterestsForm extends Form {
  @Rows(Line, { most: 500 }) list!: Line[];
  @Tick('Tick the box when you have looked at the whole list') looked!: boolean;
}

/** Whoever ranks says first in which proposals they have an interest. */
@Controller('consultations/:id/interests')
@Requires('answer-for-sector')
export class ProposalInterestsController {
  constructor(
    private readonly pages: ConsultationPages, private readonly proposals: ProposalQueries,
    private readonly service: AnswersOfTheAsked,
  ) {}

  @Get()
  @Shows(consultationsView, proposalsView, organisations)
  async ask(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const { consultation } = await this.pages.asAsked(actor, id, 'consortium');
    const before = consultation.declared.filter(({ personId }) => personId === actor.personId);
    const natures = new Map(before.flatMap(({ interests }) =>
      interests.map(({ proposalId, nature }) => [proposalId, nature])));
    const all = (await this.proposals.in(id)).map((one) => ({ ...one, nature: natures.get(one.id) }));
    return page('s106/consultations/interests', {
      consultation, declared: all.filter(({ nature }) => nature !== undefined),
      open: all.filter(({ nature }) => nature === undefined),
    });
  }

  @Post()
  async declare(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(InterestsForm) form: Submission<InterestsForm>,
  ) {
    const answer = await form.accept(async ({ commandId, list }) => {
      const wish = {
        seen: list.map(({ proposalId }) => proposalId),
        interests: list.filter(({ isMine }) => isMine).map(({ proposalId, nature }) => ({ proposalId, nature })),
      };
      const saved = await this.service.declareInterests(actor, commandId, id, wish);
      return seeOther(`/consultations/${id}/rank`, saved);
    }, () => this.ask(actor, id));
    return answer instanceof Page ? naming('list', facilitiesOn(answer), answer) : answer;
  }
}

const facilitiesOn = ({ model }: Page) =>
  (model.open as readonly Readonly<{ facility: string }>[]).map(({ facility }) => facility);
