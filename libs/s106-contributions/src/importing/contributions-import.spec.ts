import { specification } from '#testing';
import { contributionsImport } from './contributions-import.decider.js';
import type { DraftAgreement } from './drafts.js';
import { planned, rehearsed } from './import-plan.js';

const given = specification(contributionsImport);
const at = '2027-04-01T09:00:00.000Z';
const own = { importId: 'i1', funderId: 'lcc' };
const file = {
  ...own, layout: 'spreadsheet', files: [{ name: { _sd: 'n' }, content: { _sd: 'c' }, sha256: 'abc' }],
  wardCodes: [], agreements: 1, obligations: 2, leftOut: 0, preparedBy: 'nadia',
} as const;
const prepare = { type: 'PrepareContributionsImport', at, ...file } as const;
const prepared = { type: 'ContributionsImportPrepared', data: { ...file, preparedAt: at } } as const;
const begin = { type: 'BeginContributionsImport', at, ...own, begunBy: 'nadia' } as const;
const begun = { type: 'ContributionsImportBegun', data: { ...own, begunBy: 'nadia', begunAt: at } } as const;
const halt = { type: 'HaltContributionsImport', at, ...own, line: 7, rule: 'reference-taken' } as const;
const halted = {
  type: 'ContributionsImportHalted', data: { ...own, line: 7, rule: 'reference-taken', haltedAt: at },
} as const;
const finish = { type: 'FinishContributionsImport', at, ...own } as const;
const finished = { type: 'ContributionsImportFinished', data: { ...own, finishedAt: at } } as const;

describe('importing agreements', () => {
  it('begins with a file in which nothing is wrong', () => void given().when(prepare).then(prepared));
  it('takes no file without an agreement', () =>
    void given().when({ ...prepare, agreements: 0 }).thenRefuses('nothing-to-import'));
  it('keeps a file once', () => void given(prepared).when(prepare).thenRefuses('already-prepared'));
  it('is begun by somebody who looked through it', () => void given(prepared).when(begin).then(begun));
  it('begins once', () => void given(prepared, begun).when(begin).thenRefuses('already-begun'));
  it('needs a file', () => void given().when(begin).thenRefuses('no-such-import'));
  it('says at which line it had to halt, and can go on', () => {
    given(prepared, begun).when(halt).then(halted);
    given(prepared, begun, halted).when(begin).then(begun);
  });
  it('halts only while it is being written', () => void given(prepared).when(halt).thenRefuses('already-begun'));
  it('is finished once, and never begun again', () => {
    given(prepared, begun).when(finish).then(finished);
    given(prepared, begun, finished).when(finish).thenRefuses('already-finished');
    given(prepared, begun, finished).when(begin).thenRefuses('already-finished');
  });
});

describe('a line of a file that can be read', () => {
  const contribution = {
    file: 's.csv', line: 2, reference: 'C1', purpose: 'community-facilities', pence: 3_664_800, units: 0, spendOn: '',
    trigger: '', spendByYears: 10, monitoringFeePence: 50_000,
  };
  const draft: DraftAgreement = {
    file: 's.csv', line: 2, reference: 'DA-1', planningApplication: '22/00123/FUL', site: 'Mill Lane', developer: '',
    wardCodes: ['E05001620'], dwellings: 0, deedDay: '2026-05-14', documentUrl: null, notes: '',
    contributions: [
      contribution, { ...contribution, line: 3, reference: 'C2', pence: 0, units: 3, monitoringFeePence: 0 },
    ],
  };
  const faults = (changes: Partial<DraftAgreement>, wards: readonly string[] = []) =>
    rehearsed(planned({ ...draft, ...changes }, 'lcc', wards), '2027-04-01')
      .map(({ line, column, reason }) => `${line} ${column}: ${reason}`);
  const withOne = (changes: Partial<typeof contribution>) => ({ contributions: [{ ...contribution, ...changes }] });

  it('keeps every rule, though the file says little', () => void expect(faults({})).toEqual([]));
  it('lies in the wards that were chosen, where the file names none', () => {
    expect(faults({ wardCodes: [] })).toEqual(['2 wards: Choose one ward or more']);
    expect(faults({ wardCodes: [] }, ['E05001620'])).toEqual([]);
  });
  it.each<[Partial<DraftAgreement>, string]>([
    [{ reference: 'see below' }, '2 reference: Use letters, numbers, slashes, dots and dashes only, and no spaces'],
    [{ deedDay: '2027-04-02' }, '2 day of the deed: Enter a day that has come'],
    [{ documentUrl: 'our website' }, '2 document: Enter a web address that starts with https://'],
    [withOne({ monitoringFeePence: 9_999_999 }), '2 monitoring-fee: The fee is part of the contribution, or £0'],
    [withOne({ spendByYears: 99 }), '2 spend-within-years: Enter a number of years from 1 to 50'],
  ])('is held against the rules of the deed: %j', (changes, fault) => void expect(faults(changes)).toEqual([fault]));
});
