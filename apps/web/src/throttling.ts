import { createHash } from 'node:crypto';
import type { ExecutionContext } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import type { Request } from 'express';
import { Configuration } from '#configuration';

const MINUTE = 60_000;

/** The declared path of a route, however the address was written. */
export const routeOf = ({ route }: Request): string => (route as { path?: string } | undefined)?.path ?? '';

const isTry = (request: Request) =>
  request.method === 'POST' && /^\/(?:sign-in\/|second-factor|return)/.test(routeOf(request));
const isApi = (request: Request) => routeOf(request).startsWith('/api/');
const unless = (applies: (request: Request) => boolean) => (context: ExecutionContext) =>
  !applies(context.switchToHttp().getRequest<Request>());

/**
 * How often one client may try to sign in, and may use the API, in a minute. Counted in this process: with several, each
 * counts for itself. What guards an address or an account is counted in the database instead.
 */
export const throttling = ThrottlerModule.forRootAsync({
  inject: [Configuration],
  useFactory: ({ signIn: { triesPerMinute, apiPerMinute } }: Configuration) => ({
    throttlers: [
      { name: 'tries', ttl: MINUTE, limit: triesPerMinute, skipIf: unless(isTry) },
      { name: 'api', ttl: MINUTE, limit: apiPerMinute, skipIf: unless(isApi) },
    ],
    generateKey: (_: ExecutionContext, client: string, name: string) =>
      createHash('sha256').update(`${name} ${client}`).digest('hex'),
    errorMessage: 'Wait a minute, then try again',
  }),
});
