import { Injectable, UnauthorizedException } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '#identity';
import { ApiKeys, tellSecurity } from '#sign-in';
import { routeOf } from './throttling.js';

/** Programs that bring a key. Under `/api` only: pages are for people. */
@Injectable()
export class Machines {
  constructor(private readonly keys: ApiKeys) {}

  /** Nobody where no key was brought. @throws UnauthorizedException where one was that lets nobody in */
  async guest(request: Request): Promise<Readonly<{ actor: Actor }> | undefined> {
    const [, token] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (token === undefined || !routeOf(request).startsWith('/api/')) return undefined;
    const actor = await this.keys.actorOf(token);
    if (!actor) tellSecurity('wrong-key', { route: routeOf(request) });
    if (!actor) throw new UnauthorizedException('This key does not work, or no longer');
    return { actor };
  }
}
