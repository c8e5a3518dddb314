import { agreementSentences } from '../agreement/agreement.sentences.js';
import { text } from './obligation.examples.js';
import { obligationMoneySentences } from './obligation.money.sentences.js';
import { obligationTermsSentences } from './obligation.terms.sentences.js';

const sentences = { ...agreementSentences, ...obligationMoneySentences, ...obligationTermsSentences };
type Tell = (event: object, facts: unknown) => Readonly<{ because?: object; details?: readonly object[] }>;
const said = (type: keyof typeof sentences, data: object) => {
  const { because, details = [] } = (sentences[type] as unknown as Tell)({ type, data }, {});
  return [because ?? {}, ...details];
};
const day = '2028-03-01';
const secret = text('a name');

describe('how the council knows, and what was agreed', () => {
  it.each([
    ['MoneySpent', { pence: 1, day, what: text('a roof'), evidence: secret }],
    ['MoneyTransferred', { pence: 1, day, recipient: text('the parish'), agreement: secret, spendByDay: null }],
    ['DevelopmentCommenced', { day, source: secret }], ['DwellingsOccupied', { day, occupied: 1, source: secret }],
    ['PhaseReached', { day, phase: 1, source: secret }],
    ['TriggerReached', { day, by: 'officer', evidence: secret, agreementRevision: 1 }],
    ['UnitsDelivered', { units: 1, deliveredAfter: 1, day, evidence: secret }],
  ] as const)('is for those who read everything: %s', (type, data) => {
    expect(said(type, data)).toContainEqual(expect.objectContaining({ text: secret, from: 'full' }));
    expect(said(type, data)).not.toContainEqual(expect.objectContaining({ text: secret, from: 'public' }));
  });
  it('stays beside what everybody reads', () =>
    expect(said('MoneySpent', { pence: 1, day, what: text('a roof'), evidence: secret }))
      .toContainEqual({ label: 'On', text: text('a roof') }));
});
