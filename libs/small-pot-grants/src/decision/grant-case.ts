import type { Recorded } from '#event-store';
import type { DelegationGiven } from '#identity';
import { inPounds } from '#kernel';
import { type Case, type Detail, tellBy } from '#scrutiny';
import type { ApplicationEvent } from '../application/application.events.js';
import type { FundEvent } from '../fund/fund.events.js';
import type { InterestsEvent } from '../interests/interests.events.js';
import { members } from '../members.js';
import type { PanelMeetingOpened, PanelMinutesSigned } from '../panel/panel-meeting.events.js';
import { sentences } from '../sentences.js';
import { factsFrom, type GrantEvent, isAbout, lastOf, standingDecision } from './grant-facts.js';

/** An application's case, as the streams of its fund, round, interests, scores and its own tell it. */
export function grantCase(
  events: readonly Recorded[], applicationId: string, wardNames: ReadonlyMap<string, string>,
): Case {
  const facts = factsFrom(events, applicationId, wardNames);
  const own = events.filter(isAbout(applicationId));
  const { reference, applicantId, funderId, roundId } = lastOf(own, 'ApplicationStarted')!.data;
  const isSettled = facts.decidedAt !== null;
  return {
    reference, ownerId: lastOf(own, 'ApplicationHandedOver')?.data.to ?? applicantId, funderId,
    title: lastOf(own, 'ProjectDescribed')?.data.title ?? 'An application that is not sent yet',
    about: aboutOf(events, own),
    isWithFunder: lastOf(own, 'ApplicationSubmitted') !== undefined,
    isPublic: facts.wasAwarded,
    withheld: lastOf(own, 'PublicationWithheld')?.data ?? null,
    closed: {
      to: withInterest(events, applicationId),
      until: isSettled ? null : { permission: 'assess', doneBy: whoScored(own) },
    },
    tell: (event) =>
      concerns(event as Recorded<GrantEvent>, applicationId, roundId) && isMinuted(event, own, applicationId)
        ? tellBy(sentences, event, facts) : null,
    members,
  };
}

function aboutOf(events: readonly Recorded[], own: readonly Recorded[]): Detail[] {
  const [group, asked] = [lastOf(own, 'GroupDescribed'), lastOf(own, 'ApplicationSubmitted')];
  const [decision, round] = [standingDecision(own), lastOf(events, 'RoundDescribed')];
  return [
    ...(group ? [{ label: 'Group', text: group.data.name, part: 'group' }] : []),
    ...(round ? [{ label: 'Round', text: round.data.name, path: `/rounds/${round.data.roundId}` }] : []),
    ...(asked ? [{ label: 'Asked for', text: inPounds(asked.data.askedPence) }] : []),
    ...(decision && 'pence' in decision.data ? [{ label: 'Awarded', text: inPounds(decision.data.pence) }] : []),
  ];
}

function withInterest(events: readonly Recorded[], applicationId: string): readonly string[] {
  const declared = events.filter(({ type }) => type === 'InterestsDeclared') as Recorded<InterestsEvent>[];
  const own = declared.filter(({ data }) => data.interests.some((one) => one.applicationId === applicationId));
  return [...new Set(own.map(({ data }) => data.personId))];
}

const whoScored = (own: readonly Recorded[]) =>
  [...new Set(own.filter(({ type }) => type === 'ApplicationScored').map(({ metadata }) => metadata.actor))];

/** A round's, a fund's and a funder's streams tell of others, too. */
function concerns(event: Recorded<GrantEvent>, applicationId: string, roundId: string): boolean {
  const { data } = event as Recorded<ApplicationEvent | FundEvent | InterestsEvent | DelegationGiven>;
  if ('delegationId' in data) return false; // the decision that rested on it tells of it
  if ('seen' in data) return data.seen.includes(applicationId);
  if ('applicationId' in data) return data.applicationId === applicationId;
  return !('roundId' in data) || data.roundId === roundId; // a fund's registration is about all its rounds
}

/** A panel's meeting is told of where it had this application on its table, and not where it only saw others. */
function isMinuted({ type, data }: Recorded, own: readonly Recorded[], applicationId: string): boolean {
  if (type === 'PanelMinutesSigned')
    return (data as PanelMinutesSigned['data']).applicationIds.includes(applicationId);
  if (type !== 'PanelMeetingOpened') return true;
  const { meetingId } = data as PanelMeetingOpened['data'];
  return own.some((one) => (one.data as { meetingId?: string }).meetingId === meetingId);
}
