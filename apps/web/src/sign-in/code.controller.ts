import { Controller, Get, Ip, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SignInCodes } from '#sign-in';
import { type Answer, page } from '../answers.js';
import { Cookies } from '../cookies.js';
import { Email, Text } from '../forms/fields.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { Public } from '../permissions.js';
import { Entering } from './entering.js';
import { Then, ThenQuery } from './then.js';

class CodeForm {
  @Text({ most: 40, missing: 'Enter the code from the email' }) code!: string;
  @Then() then?: string;
}

class CodeElsewhereForm extends CodeForm {
  @Email({ most: 254, missing: 'Enter the email address that the code went to' }) email!: string;
}

/** A code works where the person now is; a link only in the browser that asked for it. */
@Controller('sign-in')
export class CodeController {
  constructor(
    private readonly codes: SignInCodes, private readonly cookies: Cookies, private readonly entering: Entering,
  ) {}

  @Get('code')
  @Public()
  ask(@Req() request: Request, @Query() { then }: ThenQuery) {
    return page(this.asked(request) === undefined ? 'sign-in/code-elsewhere' : 'sign-in/code').filledIn({ then });
  }

  @Post('code')
  @Public()
  enter(
    @Req() request: Request, @Submitted(CodeForm) form: Submission<CodeForm>,
    @Res({ passthrough: true }) response: Response,
  ) {
    return form.accept(async ({ code, then }) =>
      this.entering.enter(await this.codes.enterHere(this.asked(request) ?? '', code), response, then),
    () => page('sign-in/code'));
  }

  /** Asked for on the phone, typed in the library. */
  @Get('code-elsewhere')
  @Public()
  askBoth(@Query() { then }: ThenQuery) {
    return page('sign-in/code-elsewhere').filledIn({ then });
  }

  @Post('code-elsewhere')
  @Public()
  enterBoth(
    @Submitted(CodeElsewhereForm) form: Submission<CodeElsewhereForm>,
    @Res({ passthrough: true }) response: Response, @Ip() client: string,
  ) {
    return form.accept(async ({ email, code, then }) =>
      this.entering.enter(await this.codes.enterElsewhere(email, code, client), response, then),
    () => page('sign-in/code-elsewhere'));
  }

  /** Programs that look into mails follow links, but do not press buttons. */
  @Get('link/:token')
  @Public()
  async greet(@Req() request: Request, @Param('token') token: string) {
    return pageFor(await this.codes.find(token, this.asked(request)));
  }

  @Post('link/:token')
  @Public()
  async open(
    @Req() request: Request, @Param('token') token: string, @Res({ passthrough: true }) response: Response,
  ): Promise<Answer> {
    const opened = await this.codes.open(token, this.asked(request));
    return opened.where === 'here' ? this.entering.enter(opened.proof, response) : pageFor(opened.where);
  }

  private asked(request: Request) { return this.cookies.read(request, 'asked'); }
}

const pageFor = (where: 'here' | 'elsewhere' | 'nowhere') => page(`sign-in/link-${where}`);
