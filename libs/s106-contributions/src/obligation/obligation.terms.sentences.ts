import { dateInWords } from '#calendar';
import { inPounds, type Sealed } from '#kernel';
import type { Facet, RuleLine, Sentences } from '#scrutiny';
import { purposeInWords } from '../purposes.rules.js';
import { wardFacets } from '../facets.js';
import type { Contribution, ObligationClosed, ObligationTermsEvent, Purpose } from './obligation.terms.events.js';

const record = 'The obligation';
const from = 'public' as const;
const ends: Readonly<Record<ObligationClosed['data']['how'], string>> = {
  spent: 'the money is used', returned: 'the money was given back', delivered: 'all was handed over',
  'written-off': 'the money was written off',
};

function asked(contribution: Contribution): string {
  if (contribution.kind === 'in-kind') return `${contribution.units} ${contribution.unit.replace('-', ' ')}`;
  if (contribution.kind === 'sum') return inPounds(contribution.pence);
  const { ratePence, dwellings } = contribution;
  return `${inPounds(ratePence)} for each of ${dwellings} homes: ${inPounds(ratePence * dwellings)}`;
}

const deed = (purpose: Purpose, spendOn: Sealed): readonly RuleLine[] =>
  [{ label: 'For', text: purposeInWords(purpose) }, { label: 'In the deed’s words', text: spendOn }];
const ruleOf = (lines: readonly RuleLine[], revision: number): Facet =>
  ({ kind: 'rule', rule: 'What the deed lets the money be used for', lines, revision });

const until = (day: string | null) => (day === null ? 'No last day' : dateInWords(day));

export const obligationTermsSentences: Sentences<ObligationTermsEvent, unknown> = {
  ObligationSecured: ({ data: { purpose, spendOn, terms, wardCodes, pence, agreementRevision }, revision }) => ({
    record, from, what: `The deed asks for ${asked(terms.contribution)}.`,
    details: [
      ...deed(purpose, spendOn), ...(terms.clawback ? [{ label: 'If it is not used', text: terms.clawback }] : []),
    ],
    facets: [{ kind: 'money', pence }, ...wardFacets(wardCodes), ruleOf(deed(purpose, spendOn), revision)],
    standsOn: [`the agreement as at revision ${agreementRevision}`],
  }),
  ObligationVaried: ({ data: { purpose, spendOn, spendByDay, reasons, wardCodes, agreementRevision }, revision }) => ({
    record, from, what: 'A deed of variation changed what the money is for, where, or until when.',
    because: { text: reasons },
    details: [...deed(purpose, spendOn), { label: 'Last day', text: until(spendByDay) }],
    facets: [
      ...wardFacets(wardCodes),
      ruleOf([...deed(purpose, spendOn), { label: 'Last day', text: until(spendByDay) }], revision),
    ],
    standsOn: [`the agreement as at revision ${agreementRevision}`],
  }),
  TriggerReached: ({ data: { day, by, evidence, agreementRevision } }) => ({
    record, from, what: `It fell due on ${dateInWords(day)}: ${by === 'site' ? 'the building had got there'
      : 'an officer saw what the deed asks for'}.`,
    ...(evidence && { because: { text: evidence, from: 'full' } }),
    standsOn: [`the agreement as at revision ${agreementRevision}`],
  }),
  UnitsDelivered: ({ data: { units, deliveredAfter, day, evidence } }) => ({
    record, from, what: `${units} were handed over on ${dateInWords(day)}, ${deliveredAfter} in all.`,
    because: { text: evidence, from: 'full' },
  }),
  ObligationCommuted: ({ data: { units, pence, reasons } }) => ({
    record, from, what: `By a later deed, ${inPounds(pence)} is owed instead of ${units} that were not handed over.`,
    because: { text: reasons }, facets: [{ kind: 'money', pence }],
  }),
  ObligationClosed: ({ data: { how } }) => ({
    record, from, facets: [{ kind: 'outcome', outcome: 'closed' }],
    what: `It was closed: ${ends[how]}.`,
  }),
};
