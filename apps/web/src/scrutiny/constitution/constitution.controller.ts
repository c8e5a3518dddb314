import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, Directory, organisations } from '#identity';
import { type CallInRules, Constitutions } from '#scrutiny';
import { page, seeOther } from '../../answers.js';
import { Choice, Pounds, Text, WholeNumber } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';

class CallInForm extends Form {
  @WholeNumber('Enter how many councillors have to ask') members!: number;
  @WholeNumber('Enter how many working days they have') workingDays!: number;
  @Pounds('Enter a sum, or 0 for all decisions') fromPence!: number;
  @Choice(['possible', 'never'], 'Select whether urgent decisions can be taken out') urgency!: CallInRules['urgency'];
  @Text({ most: 500, missing: 'Enter where it stands, so that everybody can look it up' }) minute!: string;
}

class EndForm extends Form {
  @Text({ most: 500, missing: 'Enter where it stands, so that everybody can look it up' }) minute!: string;
}

/** For monitoring officers: what the council's constitution says on scrutiny. */
@Controller('scrutiny/constitution')
@Requires('set-constitution')
export class ConstitutionController {
  constructor(private readonly constitutions: Constitutions, private readonly directory: Directory) {}

  @Get()
  @Shows(organisations)
  async list(@CurrentActor() actor: Actor) {
    const ids = actor.organisationsWhere('set-constitution');
    const councils = await Promise.all(ids.map(async (id) => ({
      id, name: await this.directory.organisationName(id) ?? 'Your council',
      history: await this.constitutions.history(id),
    })));
    return page('scrutiny/constitution/constitution', { councils });
  }

  @Get(':organisationId/call-in')
  async ask(@CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string) {
    actor.mustBeAllowed('set-constitution', organisationId);
    const { state: { callIn } } = await this.constitutions.load(organisationId);
    const typed = callIn && { ...callIn, fromPence: callIn.fromPence / 100 };
    return page('scrutiny/constitution/set-call-in').filledIn({ ...typed });
  }

  @Post(':organisationId/call-in')
  set(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Submitted(CallInForm) form: Submission<CallInForm>,
  ) {
    return form.accept(async ({ commandId, ...wish }) => seeOther('/scrutiny/constitution',
      await this.constitutions.setCallIn(actor, commandId, organisationId, wish)),
    () => this.ask(actor, organisationId));
  }

  @Get(':organisationId/call-in/end')
  askToEnd(@CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string) {
    actor.mustBeAllowed('set-constitution', organisationId);
    return page('scrutiny/constitution/end-call-in');
  }

  @Post(':organisationId/call-in/end')
  end(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Submitted(EndForm) form: Submission<EndForm>,
  ) {
    return form.accept(async ({ commandId, ...wish }) => seeOther('/scrutiny/constitution',
      await this.constitutions.endCallIn(actor, commandId, organisationId, wish)),
    () => this.askToEnd(actor, organisationId));
  }
}
