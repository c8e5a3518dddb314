import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { PURPOSES } from '../purposes.rules.js';
import { AGREEMENT_TYPES, ENDED_PURPOSES, FUNDING_STATUSES, PURPOSES_ELSEWHERE } from './codes.js';
import { agreementsCsv, contributionsCsv, transactionsCsv } from './developer-contributions-csv.js';

const dated = {
  notes: '', organisation: 'local-authority:WOT', entryDate: '2026-11-21', startDate: '2026-05-14', endDate: '',
};
const agreement = {
  ...dated, reference: 'DA-2026-001', name: 'Land at Mill Lane', type: 'section-106',
  planningApplication: 'AWDM/0123/26', documentUrl: 'https://example.org/s106/DA-2026-001.pdf',
} as const;
const education = {
  ...dated, reference: 'DAC-1', agreement: 'DA-2026-001', purpose: 'education', amountPence: 25_000_000, units: null,
  notes: 'Index-linked BCIS All-in TPI',
} as const;
const homes = {
  ...education, reference: 'DAC-2', purpose: 'affordable-housing', amountPence: null, units: 12, notes: 'On-site units',
} as const;
const secured = {
  ...dated, reference: 'DAT-1', contribution: 'DAC-1', status: 'secured', amountPence: 25_000_000, units: null,
} as const;
const received = {
  ...secured, reference: 'DAT-2', status: 'received', amountPence: 26_840_000, startDate: '2026-09-01',
} as const;

describe('the three files of developer contributions', () => {
  it('have the standard’s columns in its order, even where nothing is recorded', () => {
    expect(agreementsCsv([])).toBe('reference,name,developer-agreement-type,planning-application,document-url,notes,'
      + 'organisation,entry-date,start-date,end-date\r\n');
    expect(contributionsCsv([])).toBe('reference,developer-agreement,contribution-purpose,amount,units,notes,'
      + 'organisation,entry-date,start-date,end-date\r\n');
    expect(transactionsCsv([])).toBe('reference,developer-agreement-contribution,contribution-funding-status,amount,'
      + 'units,notes,organisation,entry-date,start-date,end-date\r\n');
  });

  it.each([
    [0, '0.00'], [5, '0.05'], [18_324, '183.24'], [1_000_000_000_000, '10000000000.00'],
  ])('write %d pence as %s', (amountPence, text) => {
    expect(contributionsCsv([{ ...education, amountPence }])).toContain(`,education,${text},,`);
  });

  it('leave the amount empty where homes are promised, and the units empty where money is', () => {
    expect(contributionsCsv([education, homes]).split('\r\n').slice(1, 3)).toEqual([
      'DAC-1,DA-2026-001,education,250000.00,,Index-linked BCIS All-in TPI,local-authority:WOT,2026-11-21,2026-05-14,',
      'DAC-2,DA-2026-001,affordable-housing,,12,On-site units,local-authority:WOT,2026-11-21,2026-05-14,',
    ]);
  });

  it('keep commas, quotes and line ends inside their cell', () => {
    const notes = 'Paid "late",\nwith interest';
    const [line] = parse<Record<string, string>>(agreementsCsv([{ ...agreement, notes }]), { columns: true });
    expect(line?.notes).toBe(notes);
  });

  it('let no spreadsheet take a text for a formula', () => {
    expect(agreementsCsv([{ ...agreement, name: '=HYPERLINK("x")' }])).toContain('"\'=HYPERLINK(""x"")"');
  });
});

const standards = '../shared/standards';
const read = (path: string) =>
  parse<Record<string, string>>(readFileSync(`${standards}/${path}`, 'utf8'), { columns: true, relax_quotes: true });
type Dataset = Readonly<{ dataset: string; fields: readonly Readonly<{ field: string }>[] }>;

(existsSync(standards) ? describe : describe.skip)('against the published standard', () => {
  it.each([
    ['developer-agreement', agreementsCsv([])], ['developer-agreement-contribution', contributionsCsv([])],
    ['developer-agreement-transaction', transactionsCsv([])],
  ])('%s has exactly the fields of the specification, in its order', (name, file) => {
    const specification = read('ifs/spec/specification.subset.csv')
      .find(({ specification: one }) => one === 'developer-contributions');
    const datasets = JSON.parse(specification!.json!) as readonly Dataset[];
    const fields = datasets.find(({ dataset }) => dataset === name)!.fields.map(({ field }) => field);
    expect(file.trim().split(',')).toEqual(fields);
  });

  it.each([
    ['contribution-purpose', [...Object.keys(PURPOSES), ...PURPOSES_ELSEWHERE]],
    ['contribution-funding-status', [...FUNDING_STATUSES]],
    ['developer-agreement-type', [...AGREEMENT_TYPES]],
  ])('%s has every code that is open, and none that ended', (list, ours) => {
    const open = read(`ifs/codelists/${list}.csv`).filter((code) => code['end-date'] === '');
    expect([...ours].sort()).toEqual(open.map(({ reference }) => reference!).sort());
  });

  it('knows every purpose that ended, and what took its place', () => {
    const ended = read('ifs/codelists/contribution-purpose.csv').filter((code) => code['end-date'] !== '');
    expect(Object.keys(ENDED_PURPOSES).sort()).toEqual(ended.map(({ reference }) => reference!).sort());
  });

  it.each([
    ['developer-agreement', agreementsCsv([agreement])],
    ['developer-agreement-contribution', contributionsCsv([education, homes])],
    ['developer-agreement-transaction', transactionsCsv([secured, received])],
  ])('%s is the example, line by line', (name, file) => {
    const example = readFileSync(`${standards}/examples/ifs/${name}.csv`, 'utf8');
    expect(file.replaceAll('\r\n', '\n')).toBe(example.replaceAll('\r\n', '\n').replace(/\n?$/, '\n'));
  });
});
