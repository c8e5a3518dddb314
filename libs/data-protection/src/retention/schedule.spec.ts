import { dueAt, isKept, KINDS, type Rule, ruleFor, SCHEDULE } from './schedule.js';

describe('how long data is kept', () => {
  const award = { kind: 'award', since: '2027-05-10T09:00:00.000Z' } as const;

  it('has a rule for every kind', () => {
    for (const kind of KINDS) expect(ruleFor({ kind, since: '2026-01-01T00:00:00.000Z' }).kind).toBe(kind);
  });
  it('keeps an award for seven years', () => {
    expect(dueAt(award)).toBe('2034-05-10T09:00:00.000Z');
    expect(isKept(award, '2034-05-10T08:59:59.999Z')).toBe(true);
    expect(isKept(award, '2034-05-10T09:00:00.000Z')).toBe(false);
  });
  it('keeps a developer’s email for two years, and a file that was imported for three months', () => {
    const since = '2027-05-10T09:00:00.000Z';
    expect(dueAt({ kind: 'developer-contact', since })).toBe('2029-05-10T09:00:00.000Z');
    expect(dueAt({ kind: 'import-file', since })).toBe('2027-08-10T09:00:00.000Z');
  });
  it('ends on the last day of a month that is too short', () =>
    expect(dueAt({ kind: 'unsent-draft', since: '2028-02-29T10:00:00.000Z' })).toBe('2029-02-28T10:00:00.000Z'));
  it('keeps to the rule that held when it began', () => {
    const later: Rule = { kind: 'award', from: '2028-04-01', months: 12, because: 'A new policy' };
    const schedule = [...SCHEDULE, later];
    expect(dueAt(award, schedule)).toBe('2034-05-10T09:00:00.000Z');
    expect(dueAt({ ...award, since: '2028-04-01T00:00:00.000Z' }, schedule)).toBe('2029-04-01T00:00:00.000Z');
  });
});
