import { Controller, Get, Logger, NotFoundException, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Configuration } from '#configuration';
import { Directory } from '#identity';
import { type Arrived, type Attempt, WorkAccounts } from '#sign-in';
import { type Answer, page, seeOther } from '../answers.js';
import { Cookies } from '../cookies.js';
import { homeOf } from '../home-of.js';
import { Public } from '../permissions.js';
import { ThenQuery } from './then.js';

type OnTheWay = Readonly<{ attempt: Attempt; then?: string }>;

/** To the organisation's own sign-in service, and back. */
@Controller('sign-in/provider')
export class ProviderController {
  constructor(
    private readonly accounts: WorkAccounts, private readonly cookies: Cookies, private readonly directory: Directory,
    private readonly configuration: Configuration,
  ) {}

  @Get()
  @Public()
  async go(@Query() { then }: ThenQuery, @Res({ passthrough: true }) response: Response) {
    if (!this.configuration.signIn.provider) throw new NotFoundException();
    const { url, attempt } = await this.accounts.begin();
    const onTheWay: OnTheWay = { attempt, ...(then !== undefined && { then }) };
    this.cookies.write(response, 'provider', Buffer.from(JSON.stringify(onTheWay)).toString('base64url'));
    return seeOther(url.href);
  }

  @Get('back')
  @Public()
  async comeBack(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<Answer> {
    const kept = this.cookies.read(request, 'provider');
    this.cookies.clear(response, 'provider');
    if (kept === undefined) return page('sign-in/provider-failed');
    const { attempt, then } = JSON.parse(Buffer.from(kept, 'base64url').toString()) as OnTheWay;
    const arrived = await this.accounts.finish(request.originalUrl, attempt).catch((error: unknown) => {
      Logger.warn(`A sign-in through the service failed: ${codeOf(error)}`, ProviderController.name);
      return 'failed' as const;
    });
    if (arrived === 'failed') return page('sign-in/provider-failed');
    return arrived ? this.signIn(arrived, then) : page('sign-in/not-invited');
  }

  private async signIn({ personId, secondFactor }: Arrived, then: string | undefined) {
    const how = secondFactor ? 'two-factors-by-provider' : 'one-factor-by-provider';
    return seeOther(then ?? homeOf(await this.directory.actor(personId))).as(personId, how);
  }
}

/** Its words could repeat what the service said about somebody; its code does not. */
const codeOf = (error: unknown) => {
  const { code, error: reason, name } = Object(error) as Readonly<Record<'code' | 'error' | 'name', unknown>>;
  return [code, reason, name].find((one) => typeof one === 'string') ?? 'unknown';
};
