import {
  type Command, daysAfter, type Decider, type Instant, isBefore, mustBeIds, Refusal, type Sealed,
} from '#kernel';
import type { ReturnLinkRequested } from './way-back.events.js';

export type RequestReturnLink = Command<'RequestReturnLink', { applicationId: string; email: Sealed }>;
/** When the latest were asked for, and the last address that the group gave. */
type WayBack = Readonly<{ requestedAt: readonly Instant[]; email: Sealed | null; emailAt: Instant }>;

const mostInADay = 5;
export const TOO_MANY_LINKS = 'We have sent you five emails today. Look in your junk mail, or try again tomorrow.';

export const wayBackStream = (applicationId: string) => `way-back-${applicationId}`;

/** The mails with a link back to one application. Guards that nobody's inbox is flooded by somebody else. */
export const wayBack: Decider<WayBack, RequestReturnLink, ReturnLinkRequested> = {
  initialState: { requestedAt: [], email: null, emailAt: '' },
  streamOf: ({ applicationId }) => wayBackStream(applicationId),

  decide: {
    RequestReturnLink({ applicationId, email, at }, { requestedAt }) {
      mustBeIds([applicationId]);
      const lastDay = requestedAt.filter((earlier) => isBefore(at, daysAfter(earlier, 1)));
      if (lastDay.length >= mostInADay)
        throw new Refusal('too-many-links', TOO_MANY_LINKS, 'email');
      return [{ type: 'ReturnLinkRequested', data: { applicationId, email, requestedAt: at } }];
    },
  },

  evolve: {
    ReturnLinkRequested({ requestedAt, email, emailAt }, { data }) {
      const given = data.email ? { email: data.email, emailAt: data.requestedAt } : { email, emailAt };
      return { requestedAt: [...requestedAt, data.requestedAt].slice(-mostInADay), ...given };
    },
  },
};
