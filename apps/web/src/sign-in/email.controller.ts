import { Controller, Get, Ip, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Configuration } from '#configuration';
import { canSendCodes, SignInCodes } from '#sign-in';
import { page, seeOther } from '../answers.js';
import { Cookies } from '../cookies.js';
import { Email } from '../forms/fields.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { Public } from '../permissions.js';
import { Then, ThenQuery, withThen } from './then.js';

class EmailForm {
  @Email({ most: 254, missing: 'Enter your email address' }) email!: string;
  @Then() then?: string;
}

/** Asking for a code by email. What is said and done is the same for every address. */
@Controller('sign-in/email')
export class EmailController {
  constructor(
    private readonly codes: SignInCodes, private readonly cookies: Cookies,
    private readonly configuration: Configuration,
  ) {}

  @Get()
  @Public()
  ask(@Query() { then }: ThenQuery) {
    return this.page(then);
  }

  @Post()
  @Public()
  send(
    @Submitted(EmailForm) form: Submission<EmailForm>, @Res({ passthrough: true }) response: Response,
    @Ip() client: string,
  ) {
    return form.accept(async ({ email, then }) => {
      this.cookies.write(response, 'asked', await this.codes.ask(email, client));
      return seeOther(withThen('/sign-in/code', then));
    }, () => this.page());
  }

  private page(then?: string) {
    return page('sign-in/email', { canSend: canSendCodes(this.configuration) }).filledIn({ then });
  }
}
