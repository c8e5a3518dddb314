import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, Directory, people } from '#identity';
import { type CallInPage, CallIns, callInsView, Constitutions, type OutcomeWish, Trails } from '#scrutiny';
import { page, seeOther } from '../../answers.js';
import { Choice, Day, Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';

class AskForm extends Form {
  @Text({ most: 2_000, missing: 'Enter why you want it called in' }) reasons!: string;
}

class OutcomeForm extends Form {
  @Choice(['release', 'refer-back', 'council'], 'Select what the meeting said') outcome!: OutcomeWish['outcome'];
  @Day('Enter the day of the meeting') heldOn!: string;
  @Text({ most: 2_000, missing: 'Enter what the minutes say' }) minute!: string;
}

const pathOf = (organisationId: string, reference: string) => `/scrutiny/call-ins/${organisationId}/${reference}`;
const running = ['open', 'called-in', 'with-council', 'referred-back'];

/** For councillors: what can be called in, asking for it, and what a meeting said of it. */
@Controller('scrutiny/call-ins')
@Requires('see-call-ins')
export class CallInsController {
  constructor(
    private readonly callIns: CallIns, private readonly constitutions: Constitutions,
    private readonly directory: Directory, private readonly trails: Trails,
  ) {}

  @Get()
  @Shows(callInsView)
  async list(@CurrentActor() actor: Actor) {
    const items = await this.callIns.list(actor);
    const councils = actor.organisationsWhere('see-call-ins');
    const rules = await Promise.all(councils.map(async (id) => (await this.constitutions.load(id)).state.callIn));
    return page('scrutiny/call-in/call-ins', {
      rules: rules.find((one) => one !== null), mayExempt: actor.may('exempt-from-call-in'),
      open: items.filter(({ status }) => status === 'open'),
      calledIn: items.filter(({ status }) => running.includes(status) && status !== 'open'),
      past: items.filter(({ status }) => !running.includes(status)),
    });
  }

  @Get(':organisationId/:reference')
  @Shows(callInsView, people)
  async show(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('reference') reference: string,
  ) {
    actor.mustBeAllowed('see-call-ins', organisationId);
    const item = await this.callIns.find({ organisationId, reference });
    if (!item) throw new NotFoundException('There is no such call-in');
    return page('scrutiny/call-in/call-in', {
      item, ...mayDo(item, actor), here: pathOf(organisationId, reference),
      names: Object.fromEntries(await this.directory.names(item.asked.map(({ askedBy }) => askedBy))),
      decision: (await this.trails.of(reference, actor))?.title ?? reference,
    });
  }

  @Post(':organisationId/:reference/ask')
  @Requires('call-in')
  ask(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('reference') reference: string, @Submitted(AskForm) form: Submission<AskForm>,
  ) {
    return form.accept(async ({ commandId, ...wish }) => seeOther(pathOf(organisationId, reference),
      await this.callIns.ask(actor, commandId, { organisationId, reference }, wish)),
    () => this.show(actor, organisationId, reference));
  }

  @Post(':organisationId/:reference/outcome')
  @Requires('settle-call-in')
  record(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('reference') reference: string, @Submitted(OutcomeForm) form: Submission<OutcomeForm>,
  ) {
    return form.accept(async ({ commandId, ...wish }) => seeOther(pathOf(organisationId, reference),
      await this.callIns.record(actor, commandId, { organisationId, reference }, wish)),
    () => this.show(actor, organisationId, reference));
  }
}

function mayDo({ organisationId, status, asked }: CallInPage, actor: Actor) {
  const hasAsked = asked.some(({ askedBy }) => askedBy === actor.personId);
  const isCalledIn = status === 'called-in' || status === 'with-council';
  return {
    hasAsked, mayAsk: status === 'open' && !hasAsked && actor.may('call-in', organisationId),
    maySettle: isCalledIn && actor.may('settle-call-in', organisationId),
  };
}
