import { dateInWords } from '#calendar';
import type { Detail, Sentences } from '#scrutiny';
import { voteFacets } from '../decision/grant-facets.js';
import type { GrantFacts } from '../decision/grant-facts.js';
import { motionInWords, tallyInWords } from './panel-evidence.rules.js';
import type { PanelMeetingEvent, PanelVoteCorrected, PanelVoteRecorded } from './panel-meeting.events.js';

const record = 'The panel’s minutes';

/** Everybody reads how many voted how; who they were is for the funder and scrutiny. */
export const panelSentences: Sentences<PanelMeetingEvent, GrantFacts> = {
  PanelMeetingOpened: ({ data: { heldOn, present, quorum, roundRevision } }) => ({
    record, from: 'public',
    what: `A panel of ${present.length} met on ${dateInWords(heldOn)}. Its clerk opened the minutes.`,
    details: [
      ...(quorum === null ? [] : [{ label: 'How many have to vote', text: String(quorum) }]),
      ...present.map(({ name }): Detail => ({ label: 'Present', text: name, from: 'full' })),
    ],
    standsOn: [`the round as at revision ${roundRevision}`],
  }),
  PanelInterestDeclared: ({ data: { meetingId, memberId, nature } }, facts) => ({
    record, from: 'public',
    what: 'A member of the panel declared an interest in this application, so they could not vote on it.',
    because: { text: nature, from: 'full' },
    facets: [{ kind: 'interest', role: 'A member of the panel', isDeclared: true }],
    details: [{ label: 'Member', text: facts.memberName(meetingId, memberId), from: 'full' }],
  }),
  PanelVoteRecorded: ({ data }, facts) => ({
    record, from: 'public', what: `The panel voted on whether to ${motionInWords(data.motion)}: ${outcomeOf(data)}.`,
    because: { text: data.reasons, from: 'group' }, details: votesOf(data, facts),
    facets: voteFacets(data.motion, data.tally),
  }),
  PanelMinutesSigned: () => ({ record, from: 'public', what: 'The chair of the panel signed the minutes.' }),
  PanelVoteCorrected: ({ data }, facts) => ({
    record, from: 'public',
    what: 'The clerk corrected what was signed. '
      + `The vote on whether to ${motionInWords(data.motion)} was ${outcomeOf(data)}.`,
    because: { text: data.because, from: 'full' }, facets: voteFacets(data.motion, data.tally),
    details: [{ label: 'The panel’s reasons', text: data.reasons, from: 'group' }, ...votesOf(data, facts)],
  }),
};

type VoteData = (PanelVoteRecorded | PanelVoteCorrected)['data'];

const outcomeOf = ({ tally }: VoteData) => `${tallyInWords(tally)}. It was ${tally.carried ? '' : 'not '}carried`;

const votesOf = ({ meetingId, votes }: VoteData, facts: GrantFacts): readonly Detail[] =>
  votes.map(({ memberId, vote }) =>
    ({ label: facts.memberName(meetingId, memberId), text: vote, from: 'full' }));
