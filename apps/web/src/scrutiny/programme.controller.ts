import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import { programmes, recommendationsView, savedSearches, WorkList, WorkProgramme } from '#scrutiny';
import { page, seeOther } from '../answers.js';
import { Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';

class AskForm extends Form {
  @Text({ most: 20, missing: 'Enter the reference of the decision' }) reference!: string;
  @Text({ most: 500, missing: 'Enter why your committee needs it' }) reason!: string;
}

class ReleaseForm extends Form {
  @Text({ most: 500, missing: 'Enter why your committee is done with it' }) reason!: string;
}

/** For members of a scrutiny committee: what waits for them, and asking for one more decision, declined ones too. */
@Controller('scrutiny')
@Requires('scrutinise')
export class ProgrammeController {
  constructor(private readonly programme: WorkProgramme, private readonly workList: WorkList) {}

  @Get()
  @Shows(programmes, recommendationsView, savedSearches)
  async list(@CurrentActor() actor: Actor) {
    const items = await this.programme.list(actor);
    return page('scrutiny/programme', {
      work: await this.workList.of(actor),
      past: items.filter(({ status }) => status === 'refused' || status === 'released'),
    });
  }

  @Get('ask')
  askWhich() {
    return page('scrutiny/ask');
  }

  @Post('ask')
  ask(@CurrentActor() actor: Actor, @Submitted(AskForm) form: Submission<AskForm>) {
    return form.accept(async ({ commandId, ...wish }) =>
      seeOther('/scrutiny', await this.programme.ask(actor, commandId, wish)), () => this.askWhich());
  }

  @Get(':organisationId/:reference/release')
  askWhy(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('reference') reference: string,
  ) {
    actor.mustBeAllowed('scrutinise', organisationId);
    return page('scrutiny/release', { reference });
  }

  @Post(':organisationId/:reference/release')
  release(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('reference') reference: string, @Submitted(ReleaseForm) form: Submission<ReleaseForm>,
  ) {
    return form.accept(async ({ commandId, reason }) => seeOther('/scrutiny',
      await this.programme.release(actor, commandId, { organisationId, reference }, { reason })),
    () => this.askWhy(actor, organisationId, reference));
  }
}
