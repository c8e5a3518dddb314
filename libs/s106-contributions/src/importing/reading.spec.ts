import { existsSync, readFileSync } from 'node:fs';
import type { GivenFile } from './csv-lines.js';
import type { Drafts } from './drafts.js';
import { readSpreadsheet, spreadsheetHeadings } from './spreadsheet.js';
import { readStandardFiles } from './standard-files.js';

const wards = [
  { code: 'E05001620', name: 'Audley' }, { code: 'E05000001', name: 'Central' }, { code: 'E05000002', name: 'Central' },
];
const given = (name: string, ...lines: readonly string[]): GivenFile =>
  ({ name, content: Buffer.from(lines.join('\r\n')) });
const agreementHead = 'reference,name,developer-agreement-type,planning-application,document-url,notes,organisation,'
  + 'entry-date,start-date,end-date';
const contributionHead = 'reference,developer-agreement,contribution-purpose,amount,units,notes,organisation,'
  + 'entry-date,start-date,end-date';
const millLane = 'DA-1,Land at Mill Lane,section-106,AWDM/0123/26,https://example.org/1.pdf,,local-authority:LAN,'
  + '2026-11-21,2026-05-14,';
const hall = 'DAC-1,DA-1,community-facilities,250000.00,,A hall,local-authority:LAN,2026-11-21,2026-05-14,';

const standard = (agreements: readonly string[], contributions: readonly string[]) => readStandardFiles(
  given('a.csv', agreementHead, ...agreements), given('c.csv', contributionHead, ...contributions), wards);
const told = ({ faults }: Drafts) =>
  faults.map(({ file, line, column, reason }) => `${file}:${line} ${column}: ${reason}`);

describe('the files of the open standard', () => {
  it('are read as agreements with their contributions', () => {
    const homes = 'DAC-2,DA-1,Affordable Housing,,12,On-site,,,,';
    expect(standard([millLane], [hall, homes])).toMatchObject({
      faults: [], leftOut: [],
      agreements: [{
        file: 'a.csv', line: 2, reference: 'DA-1', planningApplication: 'AWDM/0123/26', site: 'Land at Mill Lane',
        developer: '', wardCodes: [], dwellings: 0, deedDay: '2026-05-14', documentUrl: 'https://example.org/1.pdf',
        contributions: [
          { line: 2, reference: 'DAC-1', purpose: 'community-facilities', pence: 25_000_000, spendOn: 'A hall' },
          { line: 3, reference: 'DAC-2', purpose: 'affordable-housing', pence: 0, units: 12 },
        ],
      }],
    });
  });

  it('may name wards, developer and dwellings beside the standard’s columns, in any order', () => {
    const { agreements, faults } = readStandardFiles(
      given('a.csv', 'Wards,Dwellings,Developer,Reference,Developer Agreement Type,Planning Application,Start Date',
        'audley; E05000002,40,Hill Homes,DA-1,Section 106,22/00123/FUL,14/05/2026'),
      given('c.csv', contributionHead, hall), wards);
    expect(faults).toEqual([]);
    expect(agreements).toMatchObject([{
      wardCodes: ['E05001620', 'E05000002'], dwellings: 40, developer: 'Hill Homes', deedDay: '2026-05-14',
    }]);
  });

  it('have every bad cell named by file, line and column', () => {
    expect(told(standard([
      millLane, millLane.replace('section-106', 'section-278'), ',,section-106,,,,,,2026-02-30,',
      `DA-4${',x'.repeat(10)}`,
    ], [
      hall, 'DAC-1,DA-1,flood,12.345,,,,,,', 'DAC-3,DA-9,sweets,,,,,,,', 'DAC-4,DA-1,education,,1.5,,,,,',
      'DAC-5,DA-1,education,"1,000",,,,,,', ',DA-1,education,-5,,,,,,',
    ]))).toEqual([
      'a.csv:5 : There are more cells than headings',
      'a.csv:3 developer-agreement-type: Only section-106 agreements are recorded here',
      'a.csv:4 reference: Enter the reference',
      'a.csv:4 planning-application: Enter the reference of the planning application',
      'a.csv:4 start-date: "2026-02-30" is not a date like 2027-04-01',
      'c.csv:3 amount: "12.345" is not an amount in pounds, like 250000.00',
      'c.csv:3 contribution-purpose: The code flood has ended. Use flood-and-water-management',
      'c.csv:4 developer-agreement: There is no agreement "DA-9" in the other file',
      'c.csv:4 amount: Enter an amount, or units where it is not money',
      'c.csv:4 contribution-purpose: "sweets" is no purpose that obligations are recorded for here',
      'c.csv:5 units: "1.5" is not a whole number',
      'c.csv:7 amount: "-5" is not an amount in pounds, like 250000.00',
      'c.csv:7 reference: Enter the reference',
      'a.csv:3 reference: DA-1 is on line 2 already',
      'c.csv:3 reference: DAC-1 is on line 2 already',
    ]);
  });

  it('are taken as we publish them, with the agreement’s reference before that of its contribution', () => {
    const { agreements, faults } = standard([millLane], [hall.replace('DAC-1', 'DA-1~DAC-1')]);
    expect(faults).toEqual([]);
    expect(agreements).toMatchObject([{ contributions: [{ reference: 'DAC-1' }] }]);
  });

  it('leave out what has ended, and say so', () => {
    const ended = millLane.replace('DA-1', 'DA-0').replace(/,$/, ',2025-01-01');
    const its = hall.replace('DAC-1,DA-1', 'DAC-0,DA-0');
    const { agreements, leftOut, faults } = standard([ended, millLane], [hall, its]);
    expect(faults).toEqual([]);
    expect(agreements).toMatchObject([{ reference: 'DA-1' }]);
    expect(leftOut).toEqual([{ file: 'a.csv', line: 2 }, { file: 'c.csv', line: 3 }]);
  });

  it('count lines as a spreadsheet does, where a cell has lines of its own', () => {
    const notes = millLane.replace(',,local', ',"one\ntwo",local');
    expect(told(standard([notes, millLane.replace('DA-1', '')], [hall])))
      .toEqual(['a.csv:4 reference: Enter the reference']);
  });

  it.each([
    ['has no columns of it', 'Name,Sum', /^a\.csv:1 : These columns are missing: reference, /],
    ['is empty', '', /^a\.csv:1 : These columns are missing/],
    ['has headings only', agreementHead, /^a\.csv:1 : There is nothing below the headings/],
    ['has a column twice', `${agreementHead},Reference`, /^a\.csv:1 : These columns are there twice: reference/],
    ['is a picture', '\u0000\u0001PNG', /^a\.csv:1 : This is not a text file/],
  ])('are refused where one %s', (_, text, fault) => {
    const [first] = told(readStandardFiles(given('a.csv', text), given('c.csv', contributionHead, hall), wards));
    expect(first).toMatch(fault);
  });

  it('are refused where one is no UTF-8', () => {
    const content = Buffer.from([0xff, 0xfe, 0x72]);
    const [first] = told(readStandardFiles({ name: 'a.csv', content }, given('c.csv', contributionHead, hall), wards));
    expect(first).toMatch(/^a\.csv:1 : This is not a CSV file in UTF-8/);
  });
});

describe('a simple spreadsheet', () => {
  const sheet = (...lines: readonly string[]) =>
    readSpreadsheet(given('s106.csv', spreadsheetHeadings.join(','), ...lines), wards);
  const first = 'DA-1,22/00123/FUL,Mill Lane,Hill Homes,Audley,14/05/2026,40,,C1,Community facilities,'
    + '"£36,648.00",,A hall,50th home,10,500';

  it('has a line for each contribution; the agreement is told once', () => {
    const { agreements, faults } = sheet(first, 'DA-1,,,,,,,,C2,land,,3,,,,');
    expect(faults).toEqual([]);
    expect(agreements).toMatchObject([{
      reference: 'DA-1', site: 'Mill Lane', developer: 'Hill Homes', wardCodes: ['E05001620'], dwellings: 40,
      contributions: [
        { reference: 'C1', pence: 3_664_800, trigger: '50th home', spendByYears: 10, monitoringFeePence: 50_000 },
        { reference: 'C2', purpose: 'land', pence: 0, units: 3, spendByYears: null },
      ],
    }]);
  });

  it('takes one reference in other letters for one agreement, so that none disappears in another', () => {
    expect(told(sheet(first, 'da-1,22/00999/FUL,,,,,,,C2,land,5,,,,,')))
      .toEqual(['s106.csv:3 planning-application: Line 2 says "22/00123/FUL" of the same agreement']);
  });

  it('has every bad cell named', () => {
    expect(told(sheet(
      first.replace('Audley', 'Central; Nowhere'), 'DA-1,,Other Lane,,,,,,C1,community-facilities,5,,,,,',
      'DA-2,,,,,,few,,C1,education,x,,,,,',
    ))).toEqual([
      's106.csv:2 wards: There are 2 wards called "Central". Use the ward\'s code',
      's106.csv:2 wards: "Nowhere" is not a ward that is imported here',
      's106.csv:3 site: Line 2 says "Mill Lane" of the same agreement',
      's106.csv:4 planning-application: Enter the reference of the planning application',
      's106.csv:4 site: Enter the site',
      's106.csv:4 dwellings: "few" is not a whole number',
      's106.csv:4 deed-date: Enter the day of the deed',
      's106.csv:4 amount: "x" is not an amount in pounds, like 250000.00',
      's106.csv:3 contribution: C1 is on line 2 already',
    ]);
  });
});

const examples = '../shared/standards/examples/ifs';
(existsSync(examples) ? it : it.skip)('the standard’s own example is read without a fault', () => {
  const file = (name: string) => ({ name, content: readFileSync(`${examples}/${name}`) });
  const { faults, agreements } =
    readStandardFiles(file('developer-agreement.csv'), file('developer-agreement-contribution.csv'), wards);
  expect(faults).toEqual([]);
  expect(agreements.map((one) => one.contributions.length)).toEqual([2]);
});
