import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import qrcode from 'qrcode';
import { type Actor, Directory } from '#identity';
import { SecondFactors } from '#sign-in';
import { type Answer, page, seeOther } from '../answers.js';
import { Text } from '../forms/fields.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { homeOf } from '../home-of.js';
import { CurrentActor, SignedIn } from '../permissions.js';
import { Session } from '../session.js';
import type { Visit } from '../visit.js';
import { Then, ThenQuery, withThen } from './then.js';

class AppCodeForm {
  @Text({ most: 40, missing: 'Enter the code from the app' }) code!: string;
  @Then() then?: string;
}

/** The second step of those who decide, approve or pay: a code from an app on their phone. */
@Controller('second-factor')
@SignedIn()
export class SecondFactorController {
  constructor(
    private readonly factors: SecondFactors, private readonly session: Session, private readonly directory: Directory,
  ) {}

  @Get()
  async ask(@CurrentActor() { personId }: Actor, @Query() { then }: ThenQuery): Promise<Answer> {
    if (!await this.factors.isSetUp(personId)) return seeOther(withThen('/second-factor/set-up', then));
    return page('sign-in/second-factor').filledIn({ then });
  }

  @Post()
  enter(
    @CurrentActor() actor: Actor, @Req() visit: Visit, @Res({ passthrough: true }) response: Response,
    @Submitted(AppCodeForm) form: Submission<AppCodeForm>,
  ) {
    return form.accept(async ({ code, then }) => {
      await this.factors.check(actor.personId, code);
      await this.session.strengthen(visit, response);
      return seeOther(then ?? homeOf(actor));
    }, () => page('sign-in/second-factor'));
  }

  @Get('set-up')
  async show(@CurrentActor() { personId }: Actor, @Query() { then }: ThenQuery): Promise<Answer> {
    if (await this.factors.isSetUp(personId)) return seeOther(withThen('/second-factor', then));
    return (await this.setUpPage(personId)).filledIn({ then });
  }

  /** Recovery codes are shown in the answer itself, since they are kept nowhere. */
  @Post('set-up')
  confirm(
    @CurrentActor() actor: Actor, @Req() visit: Visit, @Res({ passthrough: true }) response: Response,
    @Submitted(AppCodeForm) form: Submission<AppCodeForm>,
  ) {
    return form.accept(async ({ code, then }) => {
      const codes = await this.factors.confirm(actor.personId, code);
      await this.session.strengthen(visit, response);
      return page('sign-in/recovery-codes', { codes, then: then ?? homeOf(actor) });
    }, () => this.setUpPage(actor.personId));
  }

  private async setUpPage(personId: string) {
    const name = (await this.directory.person(personId))?.name ?? 'Somebody';
    const { key, uri } = await this.factors.setUp(personId, name);
    const picture = await qrcode.toString(uri, { type: 'svg', errorCorrectionLevel: 'M', margin: 2, width: 240 });
    return page('sign-in/set-up-second-factor', { picture, key: key.match(/.{1,4}/g)?.join(' ') });
  }
}
