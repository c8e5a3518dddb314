import { consultation } from './consultation.decider.js';
import { openedFacts } from './consultation.examples.js';
import { lastMoment } from './last-moment.js';

describe('the last moment to answer', () => {
  it.each([
    ['in the middle of a day', '2027-04-01T09:00:00.000Z', '2027-04-22T22:59:59.999Z'],
    ['just after midnight in London', '2027-03-31T23:00:00.000Z', '2027-04-22T22:59:59.999Z'],
    ['just before midnight in London', '2027-04-01T22:59:59.999Z', '2027-04-22T22:59:59.999Z'],
    ['before the clocks go forward', '2027-03-20T12:00:00.000Z', '2027-04-10T22:59:59.999Z'],
    ['before the clocks go back', '2027-10-20T12:00:00.000Z', '2027-11-10T23:59:59.999Z'],
  ])('is the end of the twenty-first day in London: asked %s', (_, asked, last) => {
    expect(lastMoment(asked, 21)).toBe(last);
    const command = { type: 'OpenConsultation', at: asked, ...openedFacts, dueAt: last } as const;
    expect(() => consultation.decide.OpenConsultation(command, consultation.initialState)).not.toThrow();
  });
});
