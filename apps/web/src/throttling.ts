import { type CanActivate, type ExecutionContext, HttpException, HttpStatus, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Configuration } from '#configuration';
import { tellSecurity } from '#sign-in';

const [MINUTE, HOUR] = [60, 3_600]; // seconds

/** The declared path of a route, however the address was written. */
export const routeOf = ({ route }: Request): string => (route as { path?: string } | undefined)?.path ?? '';

const isTry = (request: Request) =>
  request.method === 'POST' && /^\/(?:sign-in\/|second-factor|return)/.test(routeOf(request));
/** What anybody can begin, and a mail follows. */
const beginnings = new Set(['/rounds/:id/apply', '/api/applications', '/proposals/new', '/consultations/:id/propose']);
const isBeginning = (request: Request) => request.method === 'POST' && beginnings.has(routeOf(request));
/** What reads whole tables: downloads, statements, the map, and a search in sealed words, which opens each of them. */
const wholeTables = /^\/(?:register\.\w+|open-data\/.+|contributions(?:\/statement\/.+|\/agreements)?)$/;
const downloads = new Set(['/decisions.csv', '/scrutiny/search.csv']);
const searches = new Set(['/register', '/scrutiny/search']);
/** What is told again from the log, as it stood: the longer the log, the longer it takes. */
const told = /^\/(?:(?:register|rounds\/:id)\/(?:as-at|changes)|decisions\/:reference\/(?:changes|record\.pdf))$/;
/** Where it is looked for, or asked for as it stood: both may be written in several ways, so that any filter counts. */
const narrowed = new Set(['/decisions', '/decisions/:reference']);
/** What is computed from many rows of the public log. Its tiles are one look each, and are read by the thousand. */
const proofs = new Set(['GET /log/proof/:index', 'POST /log', 'GET /decisions/:reference/bundle.zip']);
const filtersIn = (query: object = {}) =>
  Object.entries(query).filter(([name, value]) => name !== 'page' && [value].flat().some(Boolean)).length;
const readsMuch = (route: string, query: Request['query'] | undefined) =>
  wholeTables.test(route) || downloads.has(route) || told.test(route)
  || (searches.has(route) && Boolean(query?.text)) || (narrowed.has(route) && filtersIn(query) > 0);
/** A request for the head alone is answered by what answers the whole, and costs as much. */
const methodOf = ({ method }: Request) => (method === 'HEAD' ? 'GET' : method);
const isCostly = (request: Request) => proofs.has(`${methodOf(request)} ${routeOf(request)}`)
  || (methodOf(request) === 'GET' && readsMuch(routeOf(request), request.query));
const isApi = (request: Request) => routeOf(request).startsWith('/api/');

/**
 * How often one client may try to sign in, use the API and read whole tables in a minute, and begin an application or a
 * proposal in an hour: often enough for a library, where many share an address. Counted in this process: with several,
 * each counts for itself. What guards an address or an account is counted in the database.
 */
@Injectable()
export class ThrottlingGuard implements CanActivate {
  private readonly tries: RateLimiterMemory;
  private readonly api: RateLimiterMemory;
  private readonly beginnings: RateLimiterMemory;
  private readonly costly: RateLimiterMemory;
  constructor({ signIn: { triesPerMinute, apiPerMinute, applicationsPerHour, costlyPerMinute } }: Configuration) {
    this.tries = new RateLimiterMemory({ points: triesPerMinute, duration: MINUTE });
    this.api = new RateLimiterMemory({ points: apiPerMinute, duration: MINUTE });
    this.beginnings = new RateLimiterMemory({ points: applicationsPerHour, duration: HOUR });
    this.costly = new RateLimiterMemory({ points: costlyPerMinute, duration: MINUTE });
  }

  async canActivate(context: ExecutionContext) {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    for (const limiter of this.limitersFor(request))
      await limiter.consume(request.ip ?? '').catch((reason: unknown) => {
        if (!(reason instanceof RateLimiterRes)) throw reason;
        tellSecurity('throttled', { route: routeOf(request) });
        const seconds = Math.ceil(reason.msBeforeNext / 1_000);
        http.getResponse<Response>().set('retry-after', String(seconds));
        throw new HttpException(`Wait ${inWords(seconds)}, then try again`, HttpStatus.TOO_MANY_REQUESTS);
      });
    return true;
  }

  private limitersFor(request: Request): readonly RateLimiterMemory[] {
    return [
      ...(isTry(request) ? [this.tries] : []), ...(isApi(request) ? [this.api] : []),
      ...(isBeginning(request) ? [this.beginnings] : []), ...(isCostly(request) ? [this.costly] : []),
    ];
  }
}

const inWords = (seconds: number) => (seconds <= MINUTE ? 'a minute' : `${Math.ceil(seconds / MINUTE)} minutes`);
