import { dueOf } from './due.js';

describe('how the clock of a request stands', () => {
  const request = { kind: 'foi', dueOn: '2027-06-29', acknowledgedOn: null, answer: null } as const;

  it.each([
    ['2027-06-02', 'waiting', 'Due in 27 days'], ['2027-06-28', 'soon', 'Due in 1 day'],
    ['2027-06-29', 'soon', 'Due today: answer now'], ['2027-06-30', 'overdue', 'Overdue by 1 day: answer now'],
    ['2027-07-09', 'overdue', 'Overdue by 10 days: answer now'],
  ])('is said in words on %s', (today, state, text) => expect(dueOf(request, today)).toEqual({ state, text }));
  it('ends with the answer', () =>
    expect(dueOf({ ...request, answer: {} }, '2027-07-09').text).toBe('Answered'));
  it('of a complaint ends with its acknowledgement', () => {
    const complaint = { ...request, kind: 'complaint' } as const;
    expect(dueOf(complaint, '2027-06-30').text).toBe('Overdue by 1 day: acknowledge now');
    expect(dueOf({ ...complaint, acknowledgedOn: '2027-06-10' }, '2027-06-30').state).toBe('acknowledged');
  });
});
