import { Controller, Get, Post, Req } from '@nestjs/common';
import { WorkAccounts } from '#sign-in';
import { type Answer, page, seeOther } from './answers.js';
import { Public } from './permissions.js';
import type { Visit } from './visit.js';

/** Leaving: on a library's computer, say, which somebody else will use next. */
@Controller('sign-out')
export class SessionController {
  constructor(private readonly accounts: WorkAccounts) {}

  @Get()
  @Public()
  ask() {
    return page('layout/sign-out');
  }

  @Post()
  @Public()
  leave(@Req() { session }: Visit) {
    return seeOther(session?.byProvider ? '/sign-out/work-account' : '/').as(null);
  }

  /** The sign-in service still knows the browser. A page of its own, since no form may lead to another site. */
  @Get('work-account')
  @Public()
  async offer(): Promise<Answer> {
    const url = await this.accounts.signOutUrl().catch(() => undefined);
    return url ? page('layout/signed-out', { url: url.href }) : seeOther('/');
  }
}
