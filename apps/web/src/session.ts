import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Actor, Directory, isOfAGroup } from '#identity';
import { deviceInWords, OneFactorActor, type SessionRow, Sessions, tellSecurity } from '#sign-in';
import type { SignedInAs } from './answers.js';
import { Cookies } from './cookies.js';
import { routeOf } from './throttling.js';
import type { Visit } from './visit.js';

/** Who uses this browser, and since when and how they are signed in. */
export type Guest = Readonly<{ actor: Actor | undefined; session: SessionRow }>;

const aboutOne = /^\/(?:applications$|(?:api\/)?applications\/:id(?:\/|$))/;

/** Who uses this browser: a random token in a cookie that ends with the browser. All else is in the database. */
@Injectable()
export class Session {
  constructor(
    private readonly cookies: Cookies, private readonly directory: Directory, private readonly sessions: Sessions,
  ) {}

  /**
   * Nobody, where no one signed in and no application was begun. Roles are read anew for each request. Who came with
   * the code of one application is somebody there, and nobody everywhere else.
   */
  async guest(request: Request): Promise<Guest | undefined> {
    const token = this.cookies.read(request, 'session');
    const session = token === undefined ? undefined : await this.sessions.of(token);
    if (!session) return undefined;
    if (session.onlyRecord !== null) return { session, actor: actorInOne(session, request) };
    const actor = await this.directory.actor(session.personId);
    const isProven = session.kind === 'demo' || session.secondFactorAt !== null;
    return { session, actor: isProven ? actor : new OneFactorActor(actor.personId, actor.memberships) };
  }

  /** A new token each time: one that somebody planted before is worth nothing after. */
  async begin(
    request: Request, response: Response, { personId, how = 'one-factor', only }: SignedInAs,
  ): Promise<void> {
    await this.forget(request);
    const { memberships } = await this.directory.actor(personId);
    const token = await this.sessions.begin({
      personId, device: deviceInWords(request.headers['user-agent']),
      isStaff: memberships.some(({ role }) => !isOfAGroup(role)),
      secondFactor: how === 'two-factors-by-provider', byProvider: how !== 'one-factor',
      ...(only !== undefined && { onlyRecord: only }),
    });
    this.cookies.write(response, 'session', token);
    tellSecurity('signed-in', { personId, how: only === undefined ? how : 'code-of-one-record' });
  }

  /** A second factor was shown: the token changes with what it is worth. */
  async strengthen({ session }: Visit, response: Response): Promise<void> {
    if (!session) return;
    this.cookies.write(response, 'session', await this.sessions.strengthen(session.id));
    tellSecurity('second-factor-shown', { personId: session.personId });
  }

  async end(request: Request, response: Response): Promise<void> {
    await this.forget(request);
    this.cookies.clear(response, 'session');
  }

  private async forget(request: Request) {
    const token = this.cookies.read(request, 'session');
    if (token !== undefined) await this.sessions.endByToken(token);
  }
}

/** Begins nothing new, either: what was begun would belong to the same person. */
function actorInOne({ personId, onlyRecord }: SessionRow, request: Request): Actor | undefined {
  const { id } = request.params;
  const isThere = aboutOne.test(routeOf(request)) && (id === undefined || id === onlyRecord);
  return isThere ? new Actor(personId, [], onlyRecord!) : undefined;
}
