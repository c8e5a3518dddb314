import { dateInWords } from '#calendar';
import { inPounds } from '#kernel';
import type { Facet, Sentences } from '#scrutiny';
import { purposeInWords } from '../purposes.rules.js';
import { cameOf, decided, rankFacets, wardFacets } from '../facets.js';
import type { Free, MoneyAllocated, MoneyReceived, ObligationMoneyEvent } from './obligation.money.events.js';

const record = 'The money';
const from = 'public' as const;

const budgets = ({ freeBefore, freeAfter }: Free) =>
  [{ of: 'Free money of this obligation', beforePence: freeBefore, afterPence: freeAfter }];

function standsOn({ evidence, delegation }: MoneyAllocated['data']): readonly string[] {
  const { proposalRevision, consultationRevision, rank, dutiesRevision } = evidence;
  return [
    ...(proposalRevision === null ? [] : [`the proposal as at revision ${proposalRevision}`]),
    ...(consultationRevision === null ? [] : [`the consultation as at revision ${consultationRevision}`]),
    ...(rank === null ? [] : [`place ${rank} in the sector’s list`]),
    `the delegation up to ${inPounds(delegation.upToPence)} as at revision ${delegation.revision}`,
    `the duties as at revision ${dutiesRevision}`,
  ];
}

function allocatedFacets({ pence, wardCode, delegation, evidence }: MoneyAllocated['data']): readonly Facet[] {
  const { rank, consultationId } = evidence;
  const isUnranked = consultationId !== null && rank === null;
  return [
    ...decided('money set aside', pence, delegation), ...wardFacets([wardCode]), ...rankFacets(rank),
    ...(isUnranked ? [{ kind: 'departure', of: 'The sector was asked, and it did not rank this.' } as const] : []),
  ];
}

const receivedFacets = ({ pence, daysLate }: MoneyReceived['data']): readonly Facet[] =>
  [...cameOf('received', pence), ...(daysLate > 0 ? [{ kind: 'late', days: daysLate } as const] : [])];

const lastDay = (day: string | null) => (day === null ? [] : [{ label: 'Last day to use it', text: dateInWords(day) }]);

export const obligationMoneySentences: Sentences<ObligationMoneyEvent, unknown> = {
  MoneyReceived: ({ data }) => ({
    record, from, budgets: budgets(data), details: lastDay(data.spendByDay), facets: receivedFacets(data),
    what: `${inPounds(data.pence)} came in on ${dateInWords(data.day)}${data.interestPence === 0 ? ''
      : `, and ${inPounds(data.interestPence)} of late interest`}${data.daysLate === 0 ? ''
      : `, ${data.daysLate} days late`}.`,
  }),
  MonitoringFeeTaken: ({ data }) => ({
    record, from, budgets: budgets(data), facets: [{ kind: 'money', pence: data.pence }],
    what: `The council kept ${inPounds(data.pence)} for looking after the agreement, as the deed says.`,
  }),
  MoneyAllocated: ({ data }) => ({
    record, from, what: `${inPounds(data.pence)} was set aside for a project.`, because: { text: data.reasons },
    budgets: budgets(data), standsOn: standsOn(data), facets: allocatedFacets(data),
    details: [
      { label: 'Project', text: data.project, ...(data.proposalId && { path: `/proposals/${data.proposalId}` }) },
      { label: 'For', text: purposeInWords(data.purpose) },
    ],
  }),
  AllocationReleased: ({ data }) => ({
    record, from, budgets: budgets(data), facets: cameOf('released', data.pence),
    ...(data.reasons && { because: { text: data.reasons } }),
    what: `${inPounds(data.pence)} that was set aside is free again${data.cause === 'proposal-refused'
      ? ': the proposal could not take it' : ''}.`,
  }),
  MoneyTransferred: ({ data: { pence, day, recipient, agreement, spendByDay } }) => ({
    record, from, what: `${inPounds(pence)} was passed on, on ${dateInWords(day)}.`,
    facets: cameOf('passed on', pence),
    details: [
      { label: 'To', text: recipient }, { label: 'They agreed', text: agreement, from: 'full' }, ...lastDay(spendByDay),
    ],
  }),
  MoneySpent: ({ data: { pence, day, what, evidence } }) => ({
    record, from, what: `${inPounds(pence)} was spent on ${dateInWords(day)}.`,
    facets: cameOf('spent', pence),
    details: [{ label: 'On', text: what }, { label: 'How the council knows', text: evidence, from: 'full' }],
  }),
  ContributionExpired: ({ data }) => ({
    record, from, budgets: budgets(data), facets: cameOf('expired', data.toReturnPence),
    what: `The last day to use the money, ${dateInWords(data.spendByDay)}, went by. `
      + `${inPounds(data.toReturnPence)} was not used and goes back.`,
  }),
  MoneyReturned: ({ data }) => ({
    record, from, budgets: budgets(data), facets: cameOf('given back', data.pence), because: { text: data.reasons },
    what: `${inPounds(data.pence)} was given back on ${dateInWords(data.day)}${data.interestPence === 0 ? ''
      : `, with ${inPounds(data.interestPence)} of interest from the council`}.`,
    details: [{ label: 'To', text: data.to }],
  }),
};
