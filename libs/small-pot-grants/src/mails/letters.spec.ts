import { accepted, lapsed, refused } from './answer.letters.js';
import { declined, offer, reminder } from './decision.letters.js';
import type { Letter, Material } from './letters.js';
import { toConfirm } from './helping.letters.js';
import { receipt, roundCancelled, withdrawn } from './sending.letters.js';

const decision = {
  outcome: 'awarded', pence: 80_000, reasons: 'A clear need.', decidedBy: 'dee', decidedAt: '2027-05-10T09:00:00.000Z',
  acceptBy: '2027-06-07T09:00:00.000Z',
} as const;
const application = {
  reference: 'MH-7K3M2Q9X', status: 'awarded', askedPence: 100_000, submittedAt: '2027-04-10T09:00:00.000Z', decision,
  answers: { group: { name: 'Hill Choir' }, contact: { name: 'Gwen', email: 'gwen@example.org', phone: null } },
};
const material = {
  application, funder: 'A Council', isStrange: false, link: 'https://grants.example/applications/a1',
  round: {
    closesAt: '2027-04-30T16:00:00.000Z', remark: 'A flood.',
    terms: { about: { name: 'Small Grants', contact: 'grants@council.example' } },
  },
} as unknown as Material;
const row = (changes: object) => ({ ...application, ...changes }) as unknown as Parameters<Letter['holds']>[0];
const textOf = (letter: Letter, about = material) => letter.paragraphs(about).join('\n\n');

const letters = {
  receipt, withdrawn, roundCancelled, offer, reminder, declined, accepted, refused, lapsed, toConfirm,
};

describe('a letter to a group', () => {
  it.each(Object.entries(letters))('says which application it is about and whom to ask: %s', (_, letter) => {
    for (const words of ['MH-7K3M2Q9X', 'Small Grants', 'A Council', 'Hill Choir', 'grants@council.example'])
      expect(textOf(letter)).toContain(words);
    expect(letter.subject(material)).toContain('MH-7K3M2Q9X');
  });

  it.each(Object.entries(letters))('puts nothing in its subject that somebody typed: %s', (_, letter) =>
    expect(letter.subject(material)).not.toMatch(/Hill Choir|Small Grants|Gwen/));

  it.each(Object.entries(letters))('repeats nothing typed to a mailbox that may be a stranger’s: %s', (_, letter) => {
    const text = textOf(letter, { ...material, isStrange: true });
    for (const typed of ['Hill Choir', 'Gwen']) expect(text).not.toContain(typed);
    expect(text).toContain('MH-7K3M2Q9X');
  });

  it('tells of an offer how much, why and until when', () => {
    for (const words of ['The offer: £800', 'You asked for: £1,000', 'A clear need.', 'Monday 7 June 2027 at 10am'])
      expect(textOf(offer)).toContain(words);
  });

  it('does not repeat what was asked for where all of it is offered', () => {
    const whole = { ...application, askedPence: 80_000 };
    expect(textOf(offer, { ...material, application: whole } as unknown as Material)).not.toContain('You asked for');
  });

  it('tells why a round was cancelled', () => expect(textOf(roundCancelled)).toContain('Why: A flood.'));

  it.each([
    [receipt, { submittedAt: null }], [offer, { status: 'submitted', decision: null }],
    [declined, { status: 'submitted', decision: null }], [accepted, { status: 'awarded' }],
    [refused, { status: 'awarded' }], [lapsed, { status: 'awarded' }], [withdrawn, { status: 'submitted' }],
    [roundCancelled, { status: 'submitted' }], [toConfirm, { status: 'draft', confirmationAskedAt: null }],
  ])('waits until the views show what it tells: $name', (letter, changes) =>
    expect(letter.holds(row(changes))).toBe('not-yet'));

  it('does not ask to send what was sent already', () => {
    expect(toConfirm.holds(row({ status: 'submitted' }))).toBe('no-longer');
    expect(toConfirm.holds(row({ status: 'draft', confirmationAskedAt: '2027-04-10T09:00:00.000Z' }))).toBe('yes');
  });

  it.each([offer, reminder])('does not ask for an answer that was given already: $name', (letter) => {
    expect(letter.holds(row({ status: 'accepted' }))).toBe('no-longer');
    expect(letter.holds(row({ status: 'awarded' }))).toBe('yes');
  });
});
