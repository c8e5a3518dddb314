import { Controller, Get, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import type { Actor } from '#identity';
import { Sessions } from '#sign-in';
import { page, seeOther } from '../answers.js';
import { CurrentActor, SignedIn } from '../permissions.js';
import type { Visit } from '../visit.js';

/** Where somebody is signed in, to end what is not theirs any more: a lost phone, a library's computer. */
@Controller('my-sessions')
@SignedIn()
export class MySessionsController {
  constructor(private readonly sessions: Sessions) {}

  @Get()
  async list(@CurrentActor() { personId }: Actor, @Req() { session }: Visit) {
    const rows = await this.sessions.list(personId);
    return page('sign-in/my-sessions', { sessions: rows.map(({ id, device, begunAt, lastUsedAt }) => ({
      id, device, begunAt: begunAt.toISOString(), lastUsedAt: lastUsedAt.toISOString(), isThis: id === session?.id,
    })) });
  }

  @Post('end-others')
  async endOthers(@CurrentActor() { personId }: Actor, @Req() { session }: Visit) {
    await this.sessions.endAll(personId, session && { but: session.id });
    return seeOther('/my-sessions');
  }

  @Post(':id/end')
  async end(@CurrentActor() { personId }: Actor, @Param('id', ParseUUIDPipe) id: string) {
    await this.sessions.end(personId, id);
    return seeOther('/my-sessions');
  }
}
