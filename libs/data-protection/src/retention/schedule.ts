import type { Instant } from '#kernel';

/** Kinds of data that have a time of their own. */
export const KINDS = [
  'award', 'unsuccessful-application', 'unsent-draft', 'request', 'developer-contact', 'import-file',
] as const;
export type Kind = (typeof KINDS)[number];
/** `since`: from when its time runs. */
export type Kept = Readonly<{ kind: Kind; since: Instant }>;

/** A rule holds for what began on or after `from` (a day), until a later rule of its kind. */
export type Rule = Readonly<{ kind: Kind; from: string; months: number; because: string }>;

/**
 * How long each kind is kept. A change is a new line with its day, never a changed one, so that what was promised to
 * somebody stays what it was.
 */
export const SCHEDULE: readonly Rule[] = [
  { kind: 'award', from: '2000-01-01', months: 84, because:
    'Six years after the year in which the money was paid: the time in which a debt can be claimed ' +
    '(Limitation Act 1980, section 5)' },
  { kind: 'unsuccessful-application', from: '2000-01-01', months: 24, because:
    'Long enough for questions, complaints and scrutiny of the round' },
  { kind: 'unsent-draft', from: '2000-01-01', months: 12, because: 'The group has not come back to it for a year' },
  { kind: 'request', from: '2000-01-01', months: 24, because:
    'Long enough for a complaint to the Information Commissioner and an appeal after it' },
  { kind: 'developer-contact', from: '2000-01-01', months: 24, because:
    'Long enough for questions about what was asked of the developer, and for an appeal' },
  { kind: 'import-file', from: '2000-01-01', months: 3, because:
    'Long enough to compare what was imported with the file. The agreements stay' },
];

export function ruleFor({ kind, since }: Kept, schedule = SCHEDULE): Rule {
  const rules = schedule.filter((rule) => rule.kind === kind && rule.from <= since.slice(0, 10));
  const latest = rules.sort((one, other) => (one.from < other.from ? 1 : -1))[0];
  if (!latest) throw new Error(`No rule says how long ${kind} is kept from ${since}`);
  return latest;
}

/** The first moment at which it may go. A month that is too short ends on its last day. */
export function dueAt(kept: Kept, schedule = SCHEDULE): Instant {
  const since = new Date(kept.since);
  const due = new Date(kept.since);
  due.setUTCMonth(since.getUTCMonth() + ruleFor(kept, schedule).months);
  if (due.getUTCDate() !== since.getUTCDate()) due.setUTCDate(0);
  return due.toISOString();
}

export const isKept = (kept: Kept, now: Instant) => Date.parse(now) < Date.parse(dueAt(kept));
