import { Injectable, NotFoundException } from '@nestjs/common';
import { type Actor, NotPermitted } from '#identity';
import {
  type ApplicationPage, ApplicationQueries, Applications, type RoundPage, RoundQueries,
} from '#small-pot-grants';
import { type Answer, seeOther } from '../answers.js';
import { isOwnPage, withThen } from '../sign-in/then.js';
import type { Visit } from '../visit.js';
import { type Desk, deskOfGroup } from './desk.js';

export { addressOf } from './desk.js';

/** An application as its own group sees it, with its round, and where it is filled in. */
export type Own = Readonly<{ actor: Actor; application: ApplicationPage; round: RoundPage; desk: Desk }>;

/** The applications of whoever uses this browser. */
@Injectable()
export class OwnApplications {
  constructor(
    private readonly applications: ApplicationQueries, private readonly rounds: RoundQueries,
    private readonly service: Applications,
  ) {}

  /** Nothing where this browser is not, or no longer, in that application, or where there is none. */
  async find({ actor, notShownYet }: Visit, id: string): Promise<Own | undefined> {
    if (!actor) return undefined;
    const application = await this.applications.forGroup(actor, id).catch((error: unknown) => {
      if (error instanceof NotPermitted) return null;
      throw error;
    });
    const round = application && await this.rounds.find(application.roundId);
    if (application && round) return { actor, application, round, desk: deskOfGroup(id, this.service) };
    if (notShownYet) throw new NotFoundException('This page is on its way');
    return undefined;
  }

  /** A page about one's own application. Who is not in it is led to the door, and then comes back. */
  async show(visit: Visit, id: string, page: (own: Own) => Answer | Promise<Answer>): Promise<Answer> {
    const own = await this.find(visit, id);
    if (own) return page(own);
    const { method, originalUrl } = visit;
    return seeOther(withThen('/return', method === 'GET' && isOwnPage(originalUrl) ? originalUrl : undefined));
  }
}

/** Its pages can still be filled in. After that, the application's own page says why not. */
export const isOpen = ({ application, round }: Own) => application.status === 'draft' && round.phase === 'open';
