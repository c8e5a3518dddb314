import { inPounds, type Sealed } from '#kernel';
import type { Sentences } from '#scrutiny';
import type { GrantFacts } from '../decision/grant-facts.js';
import type { FundEvent, ReleaseCause } from './fund.events.js';

const record = 'The fund';
const causes: Readonly<Record<ReleaseCause, string>> = {
  'round-cancelled': 'the round was cancelled', 'funding-refused': 'another fund had too little left',
};

export const fundSentences: Sentences<FundEvent, GrantFacts> = {
  FundRegistered: ({ data: { amountPence, financialYear, name, source, restriction, donor, costCode } }) => ({
    record, from: 'public', what: `An officer registered a fund of ${inPounds(amountPence)} for ${financialYear}.`,
    facets: [{ kind: 'money', pence: amountPence }],
    details: [
      { label: 'Fund', text: name }, { label: 'Where the money came from', text: source },
      ...(restriction ? [{ label: 'It may only be used', text: restriction }] : []),
      ...(donor ? [{ label: 'Given by', text: donor, from: 'full' } as const] : []),
      { label: 'Cost code', text: costCode, from: 'full' },
    ],
  }),
  FundCommitted: ({ data: { fundId, pence, uncommittedBefore, uncommittedAfter } }, { fundNames }) => ({
    record, from: 'public', what: `The fund set ${inPounds(pence)} aside for the round.`,
    facets: [{ kind: 'money', pence }],
    details: named(fundNames.get(fundId)),
    budgets: [{ of: 'Free in the fund', beforePence: uncommittedBefore, afterPence: uncommittedAfter }],
  }),
  FundCommitmentReleased: ({ data: { fundId, pence, cause, uncommittedBefore, uncommittedAfter } }, { fundNames }) => ({
    record, from: 'public', what: `The ${inPounds(pence)} that the fund had set aside is free again: ${causes[cause]}.`,
    details: named(fundNames.get(fundId)),
    budgets: [{ of: 'Free in the fund', beforePence: uncommittedBefore, afterPence: uncommittedAfter }],
  }),
};

const named = (name: Sealed | undefined) => (name ? [{ label: 'Fund', text: name }] : []);
