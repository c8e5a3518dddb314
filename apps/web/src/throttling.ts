import { type CanActivate, type ExecutionContext, HttpException, HttpStatus, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Configuration } from '#configuration';

const MINUTE = 60; // seconds

/** The declared path of a route, however the address was written. */
export const routeOf = ({ route }: Request): string => (route as { path?: string } | undefined)?.path ?? '';

const isTry = (request: Request) =>
  request.method === 'POST' && /^\/(?:sign-in\/|second-factor|return|rounds\/:id\/apply$)/.test(routeOf(request));
const isApi = (request: Request) => routeOf(request).startsWith('/api/');

/**
 * How often one client may try to sign in or begin an application, and may use the API, in a minute. Counted in this
 * process: with several, each counts for itself. What guards an address or an account is counted in the database.
 */
@Injectable()
export class ThrottlingGuard implements CanActivate {
  private readonly tries: RateLimiterMemory;
  private readonly api: RateLimiterMemory;
  constructor({ signIn: { triesPerMinute, apiPerMinute } }: Configuration) {
    this.tries = new RateLimiterMemory({ points: triesPerMinute, duration: MINUTE });
    this.api = new RateLimiterMemory({ points: apiPerMinute, duration: MINUTE });
  }

  async canActivate(context: ExecutionContext) {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const limiter = isTry(request) ? this.tries : isApi(request) ? this.api : undefined;
    await limiter?.consume(request.ip ?? '').catch((reason: unknown) => {
      if (!(reason instanceof RateLimiterRes)) throw reason;
      http.getResponse<Response>().set('retry-after', String(Math.ceil(reason.msBeforeNext / 1_000)));
      throw new HttpException('Wait a minute, then try again', HttpStatus.TOO_MANY_REQUESTS);
    });
    return true;
  }
}
