import { Controller, Get, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import { CallIns } from '#scrutiny';
import { page, seeOther } from '../../answers.js';
import { Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';

class UrgentForm extends Form {
  @Text({ most: 20, missing: 'Enter the reference of the case' }) reference!: string;
  @Text({ most: 2_000, missing: 'Enter why it cannot wait: the reasons have to be in writing' }) reasons!: string;
}

/** For monitoring officers: a decision that is still to be made, and that cannot wait for scrutiny. */
@Controller('scrutiny/urgent')
@Requires('exempt-from-call-in')
export class UrgentController {
  constructor(private readonly callIns: CallIns) {}

  @Get()
  which() {
    return page('scrutiny/call-in/urgent');
  }

  @Post()
  exempt(@CurrentActor() actor: Actor, @Submitted(UrgentForm) form: Submission<UrgentForm>) {
    return form.accept(async ({ commandId, ...wish }) =>
      seeOther('/scrutiny/call-ins', await this.callIns.exempt(actor, commandId, wish)), () => this.which());
  }
}
