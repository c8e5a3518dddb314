import { dateInWords, daysUntil, inWords, londonDay } from '#calendar';
import type { Sentences, Telling } from '#scrutiny';
import { rankFacets, wardFacets } from '../facets.js';
import type { ProposalFacts } from '../proposal/proposal-facts.js';
import type {
  ConsultationAnswered, ConsultationAnsweredLate, ConsultationEvent, ConsultationSubject, Grade, Party,
} from './consultation.events.js';

const record = 'The consultation';
const who = (party: Party) => ({
  consortium: 'The consortium of the voluntary sector', 'ward-councillor': 'A ward councillor',
  'parish-council': 'The parish council',
})[party.kind];
const about = ({ kind }: ConsultationSubject) =>
  (kind === 'planning' ? 'which facilities a development needs' : 'how a developer’s money should be spent');
const grades: Readonly<Record<Grade, string>> = { yes: 'Yes', partly: 'Partly', no: 'No' };

function answer(
  { data: { party, words, ranking } }: Pick<ConsultationAnswered | ConsultationAnsweredLate, 'data'>, when: string,
  { proposalId }: ProposalFacts,
): Telling {
  const place = ranking.find((one) => one.proposalId === proposalId)?.place;
  const ranked = place === undefined ? 'It was not ranked.' : `It put this proposal in place ${place}.`;
  const what = `${who(party)} answered ${when}.${party.kind === 'consortium' ? ` ${ranked}` : ''}`;
  return { record, from: 'public', what, because: { text: words }, facets: rankFacets(place ?? null) };
}

export const consultationSentences: Sentences<ConsultationEvent, ProposalFacts> = {
  ConsultationOpened: ({ data: { subject, dueAt, days, question, title, wardCodes }, revision }) => ({
    record, from: 'public', because: { text: question }, details: [{ label: 'About', text: title }],
    facets: [...wardFacets(wardCodes), {
      kind: 'rule', rule: 'Time to answer', lines: [{ label: 'Days', text: String(days) }], revision,
    }],
    what: `The council asked ${about(subject)}, with ${days} days to answer, until ${inWords(dueAt)}.`,
  }),
  MemberGroupsAsked: ({ data: { groups, words } }) => ({
    record, from: 'public', what: `The consortium asked ${groups.length} of its member groups.`,
    because: { text: words, from: 'full' },
  }),
  InterestsInProposalsDeclared({ data: { interests } }, { proposalId }) {
    const own = interests.find((one) => one.proposalId === proposalId);
    const facets = [{ kind: 'interest', role: 'Somebody of the consortium', isDeclared: own !== undefined } as const];
    const what = 'Somebody who ranks declared no interest in this proposal.';
    if (!own) return { record, from: 'public', what, facets };
    return {
      record, from: 'public', facets, because: { text: own.nature, from: 'full' },
      what: 'Somebody of the consortium declared an interest in this proposal, so they did not rank it.',
    };
  },
  ProposalsRanked: ({ data: { order, reasons } }, { proposalId }) => ({
    record, from: 'public', because: { text: reasons },
    what: `Somebody of the consortium put this proposal in place ${order.indexOf(proposalId) + 1} of ${order.length}.`,
  }),
  ConsultationAnswered: (event, facts) => answer(event, 'in time', facts),
  ConsultationAnsweredLate(event, facts) {
    const told = answer(event, `late: the last day was ${dateInWords(londonDay(event.data.dueAt))}`, facts);
    const days = daysUntil(event.metadata.effectiveAt, event.data.dueAt);
    return { ...told, facets: [...told.facets ?? [], { kind: 'late', days }] };
  },
  ConsultationLeftUnanswered: ({ data: { party } }) => ({
    record, from: 'public', facets: [{ kind: 'outcome', outcome: 'no answer in time' }],
    what: `${who(party)} had not answered when the last day was over.`,
  }),
  ConsultationPeriodEnded: ({ data: { dueAt } }) =>
    ({ record, from: 'public', what: `The time to answer was over on ${inWords(dueAt)}.` }),
  PilotMarked: ({ data: { development, why } }) => ({
    record, from: 'public', because: { text: why }, what: `The site, with ${development} development, became a pilot.`,
  }),
  PilotEvaluated: ({ data: { answeredInTime, understood, understoodWhy, used, usedWhy, cameOfIt } }) => ({
    record, from: 'public', what: 'The council said what came of the pilot.', because: { text: cameOfIt },
    details: [
      { label: 'The sector answered in time', text: answeredInTime ? 'Yes' : 'No' },
      { label: 'Understood', text: grades[understood] }, { label: 'Understood: why', text: understoodWhy },
      { label: 'Used', text: grades[used] }, { label: 'Used: why', text: usedWhy },
    ],
  }),
};
