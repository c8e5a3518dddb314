import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Refusal } from '#kernel';
import { applicationsView } from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { Cookies } from '../cookies.js';
import { Text } from '../forms/fields.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { Public } from '../permissions.js';
import { Shows } from '../seen.js';
import { Entering } from './entering.js';
import { Then, ThenQuery } from './then.js';

class ChooseForm {
  @Text({ most: 100, missing: 'Select one' }) personId!: string;
  @Then() then?: string;
}

/** One mailbox can serve several groups, or none. */
@Controller('sign-in')
export class ChooseController {
  constructor(private readonly entering: Entering, private readonly cookies: Cookies) {}

  @Get('choose')
  @Public()
  @Shows(applicationsView)
  async ask(@Req() request: Request, @Query() { then }: ThenQuery) {
    const candidates = await this.entering.candidates(this.asked(request));
    return candidates.length === 0 ? seeOther('/sign-in/email') : chooseAmong(candidates).filledIn({ then });
  }

  @Post('choose')
  @Public()
  async choose(
    @Req() request: Request, @Submitted(ChooseForm) form: Submission<ChooseForm>,
    @Res({ passthrough: true }) response: Response,
  ) {
    const [browser, candidates] = [this.asked(request), await this.entering.candidates(this.asked(request))];
    if (browser === undefined || candidates.length === 0) return seeOther('/sign-in/email');
    return form.accept(({ personId, then }) => {
      if (!candidates.some((one) => one.personId === personId))
        throw new Refusal('not-yours', 'Select one of these', 'personId');
      return this.entering.as(personId, browser, response, then);
    }, () => chooseAmong(candidates));
  }

  @Get('nobody')
  @Public()
  tell() {
    return page('sign-in/nobody');
  }

  @Get('use-provider')
  @Public()
  send() {
    return page('sign-in/use-provider');
  }

  private asked(request: Request) { return this.cookies.read(request, 'asked'); }
}

const chooseAmong = (candidates: Awaited<ReturnType<Entering['candidates']>>) => page('sign-in/choose', {
  items: candidates.map(({ personId: value, name: text, detail: hint }) => ({ value, text, hint })),
});
