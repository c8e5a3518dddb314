import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Configuration } from '#configuration';
import type { Actor } from '#identity';
import { canSendCodes, SignInCodes } from '#sign-in';
import { WaysBack } from '#small-pot-grants';
import { type Answer, Page, page, seeOther } from '../answers.js';
import { Cookies } from '../cookies.js';
import { Text } from '../forms/fields.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { Public, Visitor } from '../permissions.js';
import { applicationIn, Then, ThenQuery, withThen } from '../sign-in/then.js';
import { addressOf } from './own-applications.js';

class CodeForm {
  @Text({ most: 40, missing: 'Enter your reference, like MH-7K3M2Q9X' }) reference!: string;
  @Text({ most: 40, missing: 'Enter your code, like ABCD-EFGH-JK' }) code!: string;
}

class LostForm {
  @Text({ most: 40, missing: 'Enter your reference, like MH-7K3M2Q9X' }) reference!: string;
}

class DoorForm {
  @Then() then?: string;
}

/** Coming back to an application, on this device or on another one. */
@Controller('return')
export class ReturnController {
  constructor(
    private readonly waysBack: WaysBack, private readonly codes: SignInCodes, private readonly cookies: Cookies,
    private readonly configuration: Configuration,
  ) {}

  /** Who came from a letter has told by that which application it is: a press on a button brings the code. */
  @Get()
  @Public()
  ask(@Query() { then }: ThenQuery) {
    return this.door(then);
  }

  /** To the group's own mailbox. What is said and done is the same for an application that there is not. */
  @Post('email')
  @Public()
  email(
    @Req() request: Request, @Submitted(DoorForm) form: Submission<DoorForm>,
    @Res({ passthrough: true }) response: Response,
  ) {
    return form.accept(async ({ then }) => {
      this.cookies.write(response, 'asked', await this.sendCode({ id: applicationIn(then) ?? '' }, request));
      return seeOther(withThen('/sign-in/code', then));
    }, () => this.door());
  }

  /** Opens that application and no other of the same people. Who is signed in as them stays so. */
  @Post()
  @Public()
  enter(@Submitted(CodeForm) form: Submission<CodeForm>, @Visitor() visitor: Actor | undefined) {
    return form.accept(async ({ reference, code }) => {
      const { applicationId, personId } = await this.waysBack.byCode(reference, code);
      const there = seeOther(addressOf(applicationId));
      return visitor?.personId === personId ? there : there.asOnly(personId, applicationId);
    }, () => this.door());
  }

  @Get('lost')
  @Public()
  askWhich() {
    return page('apply/lost');
  }

  /** The answer is the same for every reference. */
  @Post('lost')
  @Public()
  find(
    @Req() request: Request, @Submitted(LostForm) form: Submission<LostForm>,
    @Res({ passthrough: true }) response: Response,
  ) {
    return form.accept(async ({ reference }) => {
      this.cookies.write(response, 'asked', await this.sendCode({ reference }, request));
      return seeOther('/return/on-its-way');
    }, () => page('apply/lost'));
  }

  @Get('on-its-way')
  @Public()
  tell() {
    return page('apply/on-its-way');
  }

  /** Letters once held a link that signed in. It no longer does, whatever it was. */
  @Get(':token')
  @Public()
  sayHowToGetIn(): Answer {
    return new Page('apply/old-link', {}, 410);
  }

  private async sendCode(where: { id: string } | { reference: string }, { ip = '' }: Request) {
    return this.codes.ask(await this.waysBack.mailboxOf(where), ip);
  }

  private door(then?: string) {
    const isKnown = canSendCodes(this.configuration) && applicationIn(then) !== undefined;
    return page('apply/return', { then, isKnown });
  }
}
