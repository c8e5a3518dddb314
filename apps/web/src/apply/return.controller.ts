import { Controller, Get, Param, Post } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { WaysBack } from '#small-pot-grants';
import { type Answer, page, seeOther } from '../answers.js';
import { Text } from '../forms/fields.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { Public } from '../permissions.js';
import { addressOf } from './own-applications.js';

class CodeForm {
  @Text({ most: 40, missing: 'Enter your reference, like MH-7K3M2Q9X' }) reference!: string;
  @Text({ most: 40, missing: 'Enter your code, like ABCD-EFGH-JK' }) code!: string;
}

class LostForm {
  @Text({ most: 40, missing: 'Enter your reference, like MH-7K3M2Q9X' }) reference!: string;
}

/** Coming back to an application, on this device or on another one. */
@Controller('return')
export class ReturnController {
  constructor(private readonly waysBack: WaysBack) {}

  @Get()
  @Public()
  ask() {
    return page('apply/return');
  }

  @Post()
  @Public()
  enter(@Submitted(CodeForm) form: Submission<CodeForm>) {
    return form.accept(async ({ reference, code }) => {
      const { applicationId, personId } = await this.waysBack.byCode(reference, code);
      return seeOther(addressOf(applicationId)).as(personId);
    }, () => page('apply/return'));
  }

  @Get('lost')
  @Public()
  askWhich() {
    return page('apply/lost');
  }

  /** The answer is the same for every reference. */
  @Post('lost')
  @Public()
  email(@Submitted(LostForm) form: Submission<LostForm>) {
    return form.accept(async ({ reference }) => {
      await this.waysBack.emailContact(randomUUID(), reference);
      return seeOther('/return/on-its-way');
    }, () => page('apply/lost'));
  }

  @Get('on-its-way')
  @Public()
  tell() {
    return page('apply/on-its-way');
  }

  /** Programs that look into mails follow links, but do not press buttons. */
  @Get(':token')
  @Public()
  async greet(@Param('token') token: string) {
    return page(await this.waysBack.byLink(token) ? 'apply/welcome-back' : 'apply/old-link');
  }

  @Post(':token')
  @Public()
  async open(@Param('token') token: string): Promise<Answer> {
    const returned = await this.waysBack.byLink(token);
    if (!returned) return page('apply/old-link');
    return seeOther(addressOf(returned.applicationId)).as(returned.personId);
  }
}
