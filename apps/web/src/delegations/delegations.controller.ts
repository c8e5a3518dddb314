import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { daysLater, startOfDay } from '#calendar';
import { type Actor, Delegations, delegations, organisations, people } from '#identity';
import { page, seeOther } from '../answers.js';
import { Day, Pounds, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { delegateFrom, Schemes } from './schemes.js';

class DelegationForm extends Form {
  @Text({ most: 60, missing: 'Select who may decide' }) to!: string;
  @Pounds('Enter the largest sum that they may decide on') upToPence!: number;
  @Day('Enter the first day on which it holds') from!: string;
  @Day() until?: string;
  @Text({ most: 500, missing: 'Enter the minute, so that everybody can look it up' }) minute!: string;
}

/** Who may decide up to which sum, from when to when, under which minute. */
@Controller('delegations')
@Requires('give-delegations')
export class DelegationsController {
  constructor(private readonly service: Delegations, private readonly schemes: Schemes) {}

  @Get()
  @Shows(delegations, organisations, people)
  async list(@CurrentActor() actor: Actor) {
    const ids = actor.organisationsWhere('give-delegations');
    const schemes = await Promise.all(ids.map((id) => this.schemes.of(id, { names: true })));
    return page('delegations/delegations', { schemes: schemes.filter((scheme) => scheme !== null) });
  }

  @Get(':organisationId/new')
  @Shows(people)
  async ask(@CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string) {
    actor.mustBeAllowed('give-delegations', organisationId);
    return page('delegations/new-delegation', { candidates: await this.schemes.candidates(organisationId) });
  }

  /** The form's id becomes the delegation's, so that a second click is the same one. */
  @Post(':organisationId/new')
  give(
    @CurrentActor() actor: Actor,
    @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Submitted(DelegationForm) form: Submission<DelegationForm>,
  ) {
    return form.accept(async ({ commandId, to, upToPence, from, until, minute }) =>
      seeOther('/delegations', await this.service.give(actor, commandId, {
        delegationId: commandId, organisationId, to: delegateFrom(to), upToPence, minute,
        from: startOfDay(from, 'from'),
        until: until === undefined ? null : startOfDay(daysLater(until, 1), 'until'),
      })), () => this.ask(actor, organisationId));
  }
}
