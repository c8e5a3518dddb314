import { type Command, type Decider, isBefore, mustBeIds, Refusal, type Sealed } from '#kernel';
import type {
  ConsultationEvent, InterestsInProposalsDeclared, MemberGroupsAsked, Party, ProposalsRanked,
} from './consultation.events.js';
import { type Consultation, isSame, opened, type OpenedConsultation } from './consultation.state.js';
import { merged, mustBeFreeToRank, type Ranker } from './ranking.rules.js';

/** `listed`: every proposal that was put forward in this consultation and not withdrawn. */
type Listed = { listed: readonly string[] };
export type SectorCommand =
  | Command<'AskMemberGroups', MemberGroupsAsked['data']>
  | Command<'DeclareInterestsInProposals', InterestsInProposalsDeclared['data'] & Listed>
  | Command<'RankProposals', ProposalsRanked['data'] & Listed & Ranker>
  | Command<'AnswerConsultation',
      { consultationId: string; party: Party; answeredBy: string; words: Sealed } & Listed>;

/** How many groups can be asked at once. */
const MOST_GROUPS = 200;

/** What those do who are asked. */
export const decideSector: Pick<
  Decider<Consultation, SectorCommand, ConsultationEvent>['decide'], SectorCommand['type']
> = {
  AskMemberGroups({ type: _, at: __, ...data }, state) {
    mustStillAnswer(opened(state), consortium(data.organisationId));
    if (data.groups.length === 0) throw new Refusal('no-groups', 'Enter at least one group', 'groups');
    if (data.groups.length > MOST_GROUPS)
      throw new Refusal('too-many-groups', `Ask ${MOST_GROUPS} groups at a time`, 'groups');
    mustBeIds(data.groups.map(({ personId }) => personId), 'groups');
    return [{ type: 'MemberGroupsAsked', data }];
  },

  DeclareInterestsInProposals({ type: _, at: __, listed, ...data }, state) {
    const { declared } = mustStillAnswer(opened(state), consortium(data.organisationId));
    const named = data.interests.map(({ proposalId }) => proposalId);
    if (!data.seen.every((id) => listed.includes(id)))
      throw new Refusal('not-put-forward', 'The list has changed. Open the page again', 'seen');
    if (!named.every((id) => data.seen.includes(id)))
      throw new Refusal('not-on-the-list', 'You can only declare an interest in a proposal on the list');
    const mine = declared.find(({ personId }) => personId === data.personId);
    if (mine && data.seen.every((id) => mine.seen.includes(id)) && named.every((id) => mine.closed.includes(id)))
      throw new Refusal('nothing-new', 'You have already declared this');
    return [{ type: 'InterestsInProposalsDeclared', data }];
  },

  RankProposals({ type: _, at: __, listed, accounts, own, ...data }, state) {
    const known = mustStillAnswer(opened(state), consortium(data.organisationId));
    mustBeFreeToRank(data.order, listed, { accounts, own }, known);
    return [{ type: 'ProposalsRanked', data }];
  },

  AnswerConsultation({ consultationId, party, answeredBy, words, listed, at }, state) {
    const known = mustStillAnswer(opened(state), party);
    const { dueAt, orders } = known;
    const isSector = party.kind === 'consortium';
    const ranking = isSector ? merged(orders, listed) : [];
    const unranked = isSector ? listed.filter((id) => !ranking.some(({ proposalId }) => proposalId === id)) : [];
    const type = isBefore(at, dueAt) ? 'ConsultationAnswered' : 'ConsultationAnsweredLate';
    return [{ type, data: { consultationId, party, answeredBy, words, dueAt, ranking, unranked } }];
  },
};

const consortium = (id: string): Party => ({ kind: 'consortium', id });

function mustStillAnswer(known: OpenedConsultation, party: Party): OpenedConsultation {
  if (!known.asked.some((one) => isSame(one, party)))
    throw new Refusal('not-asked', 'You were not asked in this consultation');
  if (known.answered.some((one) => isSame(one.party, party)))
    throw new Refusal('already-answered', 'Your answer is with the council already');
  return known;
}
