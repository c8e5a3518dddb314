import { dateInWords } from '#calendar';
import type { Detail, Sentences } from '#scrutiny';
import type { ProposalFacts } from '../proposal/proposal-facts.js';
import type { PlanningApplicationEvent, TestOutcome } from './planning-application.events.js';

const record = 'The planning application';

export const planningApplicationSentences: Sentences<PlanningApplicationEvent, ProposalFacts> = {
  PlanningApplicationReceived: ({ data: { reference, site, developer, dwellings, receivedOn } }) => ({
    record, from: 'public',
    what: `A planning application for ${dwellings} homes came in on ${dateInWords(receivedOn)}.`,
    details: [
      { label: 'Reference', text: reference }, { label: 'Site', text: site }, { label: 'Developer', text: developer },
    ],
  }),
  RequestTested: ({ data: { necessary, related, fair, passes } }) => ({
    record, from: 'public',
    what: passes ? 'The council held it against regulation 122: it meets all three tests.'
      : 'The council held it against regulation 122: it does not meet all three tests.',
    details: [
      ...tested('Necessary', necessary), ...tested('Directly related', related),
      ...tested('Fair and reasonable in scale and kind', fair),
    ],
    facets: [
      { kind: 'outcome', outcome: passes ? 'meets the tests' : 'does not meet the tests' },
      { kind: 'rule', rule: 'Regulation 122', lines: tests, revision: null },
    ],
  }),
  DeveloperTold: ({ data: { passed, failed, words } }) => ({
    record, from: 'public', because: { text: words },
    what: `The developer was told what is asked for: ${passed.length} requests pass, ${failed.length} do not.`,
  }),
};

const tests = ['Necessary', 'Directly related', 'Fair and reasonable in scale and kind']
  .map((text, i) => ({ label: `Test ${i + 1}`, text }));

const tested = (label: string, { isMet, why }: TestOutcome): readonly Detail[] =>
  [{ label, text: isMet ? 'Yes' : 'No' }, { label: `${label}: why`, text: why }];
