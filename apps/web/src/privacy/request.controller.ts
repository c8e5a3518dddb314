import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import {
  EXEMPTION_NAMES, type ExemptionName, EXEMPTIONS_BY_NAME, exemptionsFor, InformationRequests, informationRequestsView,
  type Outcome, OUTCOMES, REQUEST_KINDS, RequestQueries,
} from '#data-protection';
import type { Saved } from '#event-store';
import type { Actor } from '#identity';
import { applicationsView } from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { Choice, Choices, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { channels, choicesOf, outcomes } from './words.js';

const most = 5_000;

class AcknowledgeForm extends Form {}

class ExtendForm extends Form {
  @Text({ most, missing: 'Enter why it takes longer' }) reason!: string;
}

class AnswerForm extends Form {
  @Choice(OUTCOMES, 'Select what became of it') outcome!: Outcome;
  @Choices(EXEMPTION_NAMES) exemptions!: ExemptionName[];
  @Text({ most }) reasons!: string;
}

/** One request, its clock, and its answer. */
@Controller('data-protection/requests/:id')
@Requires('answer-requests')
export class RequestController {
  constructor(private readonly requests: InformationRequests, private readonly queries: RequestQueries) {}

  @Get()
  @Shows(informationRequestsView, applicationsView)
  async show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const request = await this.queries.show(actor, id);
    if (!request) throw new NotFoundException('There is no such request');
    const { kind, answer, hasCase } = request;
    return page('privacy/request', {
      request, kind: REQUEST_KINDS[kind], channel: channels[request.channel], most,
      hasCase, mayTakeLonger: kind !== 'complaint' && !request.extensionReason,
      outcomes: choicesOf(outcomes), outcome: answer && outcomes[answer.outcome],
      exemptions: exemptionsFor(kind).map((value) => ({ value, text: EXEMPTIONS_BY_NAME[value].name })),
      named: answer?.exemptions.map((name) => EXEMPTIONS_BY_NAME[name].name),
    });
  }

  @Post('acknowledge')
  acknowledge(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(AcknowledgeForm) form: Submission<AcknowledgeForm>,
  ) {
    return this.do(actor, id, form, ({ commandId }) => this.requests.acknowledge(actor, commandId, id));
  }

  @Post('extend')
  extend(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(ExtendForm) form: Submission<ExtendForm>,
  ) {
    return this.do(actor, id, form, ({ commandId, reason }) => this.requests.extend(actor, commandId, id, reason));
  }

  @Post('answer')
  answer(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(AnswerForm) form: Submission<AnswerForm>,
  ) {
    return this.do(actor, id, form, ({ commandId, ...wish }) => this.requests.answer(actor, commandId, id, wish));
  }

  private do<F extends Form>(actor: Actor, id: string, form: Submission<F>, act: (values: F) => Promise<Saved>) {
    return form.accept(async (values) => seeOther(`/data-protection/requests/${id}`, await act(values)),
      () => this.show(actor, id));
  }
}
