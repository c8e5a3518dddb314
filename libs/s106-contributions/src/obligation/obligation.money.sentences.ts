import { dateInWords } from '#calendar';
import { inPounds } from '#kernel';
import type { Sentences } from '#scrutiny';
import { purposeInWords } from '../purposes.rules.js';
import type { Free, MoneyAllocated, ObligationMoneyEvent } from './obligation.money.events.js';

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

const lastDay = (day: string | null) => (day === null ? [] : [{ label: 'Last day to use it', text: dateInWords(day) }]);

export const obligationMoneySentences: Sentences<ObligationMoneyEvent, unknown> = {
  MoneyReceived: ({ data }) => ({
    record, from, budgets: budgets(data), details: lastDay(data.spendByDay),
    what: `${inPounds(data.pence)} came in on ${dateInWords(data.day)}${data.interestPence === 0 ? ''
      : `, and ${inPounds(data.interestPence)} of late interest`}${data.daysLate === 0 ? ''
      : `, ${data.daysLate} days late`}.`,
  }),
  MonitoringFeeTaken: ({ data }) => ({
    record, from, budgets: budgets(data),
    what: `The council kept ${inPounds(data.pence)} for looking after the agreement, as the deed says.`,
  }),
  MoneyAllocated: ({ data }) => ({
    record, from, what: `${inPounds(data.pence)} was set aside for a project.`, because: { text: data.reasons },
    budgets: budgets(data), standsOn: standsOn(data),
    details: [
      { label: 'Project', text: data.project, ...(data.proposalId && { path: `/proposals/${data.proposalId}` }) },
      { label: 'For', text: purposeInWords(data.purpose) },
    ],
  }),
  AllocationReleased: ({ data }) => ({
    record, from, budgets: budgets(data), ...(data.reasons && { because: { text: data.reasons } }),
    what: `${inPounds(data.pence)} that was set aside is free again${data.cause === 'proposal-refused'
      ? ': the proposal could not take it' : ''}.`,
  }),
  MoneyTransferred: ({ data: { pence, day, recipient, agreement, spendByDay } }) => ({
    record, from, what: `${inPounds(pence)} was passed on, on ${dateInWords(day)}.`,
    details: [
      { label: 'To', text: recipient }, { label: 'They agreed', text: agreement, from: 'full' }, ...lastDay(spendByDay),
    ],
  }),
  MoneySpent: ({ data: { pence, day, what, evidence } }) => ({
    record, from, what: `${inPounds(pence)} was spent on ${dateInWords(day)}.`,
    details: [{ label: 'On', text: what }, { label: 'How the council knows', text: evidence, from: 'full' }],
  }),
  ContributionExpired: ({ data }) => ({
    record, from, budgets: budgets(data),
    what: `The last day to use the money, ${dateInWords(data.spendByDay)}, went by. `
      + `${inPounds(data.toReturnPence)} was not used and goes back.`,
  }),
  MoneyReturned: ({ data }) => ({
    record, from, budgets: budgets(data), because: { text: data.reasons },
    what: `${inPounds(data.pence)} was given back on ${dateInWords(data.day)}${data.interestPence === 0 ? ''
      : `, with ${inPounds(data.interestPence)} of interest from the council`}.`,
    details: [{ label: 'To', text: data.to }],
  }),
};
