import { Cells } from './cells.js';
import { type Fault, type GivenFile, type Line, readFile } from './csv-lines.js';
import { purposeIn, repeated, sizeIn, wardsIn } from './draft-fields.js';
import { type DraftAgreement, type DraftContribution, draftLimits, type Drafts, type KnownWards } from './drafts.js';

/** The simple spreadsheet's headings, in the order of its template. */
export const spreadsheetHeadings = [
  'Agreement', 'Planning application', 'Site', 'Developer', 'Wards', 'Deed date', 'Dwellings', 'Document',
  'Contribution', 'Purpose', 'Amount', 'Units', 'What it is for', 'When it is due', 'Spend within years',
  'Monitoring fee',
] as const;
const ofAgreement = ['planning-application', 'site', 'developer', 'wards', 'deed-date', 'dwellings', 'document'];
const required = ['agreement', 'planning-application', 'site', 'deed-date', 'contribution', 'purpose', 'amount'];

/**
 * Reads a simple spreadsheet saved as CSV: a line for each contribution. What is said of its agreement stands on the
 * agreement's first line; on later ones it is empty or the same.
 */
export function readSpreadsheet(given: GivenFile, wards: KnownWards): Drafts {
  const { lines, faults } = readFile(given, required);
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const key = (line.cells.get('agreement') ?? '').toUpperCase(); // as the record knows them apart
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const read = [...groups.values()].map((own) => agreementIn(own, wards));
  return {
    agreements: read.map(({ agreement }) => agreement),
    faults: [...faults, ...read.flatMap((one) => one.faults), ...repeated(lines, 'contribution', 'agreement')],
    leftOut: [],
  };
}

function agreementIn(lines: readonly Line[], wards: KnownWards) {
  const [first] = lines;
  const reference = first?.cells.get('agreement') ?? '';
  const head = new Cells(first!);
  const parts = lines.map((line) => new Cells(line));
  if (reference === '') parts.forEach((cells) => cells.fault('agreement', 'Enter the reference of the agreement'));
  const contributions = parts.map(contributionIn);
  const agreement: DraftAgreement = { ...headOf(head, reference, wards), contributions };
  const faults = [
    ...head.faults, ...parts.flatMap((one) => one.faults), ...lines.slice(1).flatMap((line) => unlike(first!, line)),
  ];
  return { agreement, faults };
}

function headOf(cells: Cells, reference: string, wards: KnownWards): Omit<DraftAgreement, 'contributions'> {
  const { file, line } = cells.line;
  return {
    file, line, reference, notes: '',
    planningApplication: cells.text('planning-application',
      { most: draftLimits.reference, missing: 'Enter the reference of the planning application' }),
    site: cells.text('site', { most: draftLimits.site, missing: 'Enter the site' }),
    developer: cells.text('developer', { most: draftLimits.developer }),
    wardCodes: wardsIn(cells, 'wards', wards), dwellings: cells.whole('dwellings') ?? 0,
    deedDay: cells.day('deed-date', 'Enter the day of the deed'),
    documentUrl: cells.text('document', { most: draftLimits.url }) || null,
  };
}

function contributionIn(cells: Cells): DraftContribution {
  const { file, line } = cells.line;
  const { pence, units } = sizeIn(cells) ?? { pence: 0, units: 0 };
  return {
    file, line, pence, units,
    reference: cells.text('contribution',
      { most: draftLimits.reference, missing: 'Enter the reference of the contribution' }),
    purpose: purposeIn(cells, 'purpose') ?? '',
    spendOn: cells.text('what-it-is-for', { most: draftLimits.words }),
    trigger: cells.text('when-it-is-due', { most: draftLimits.words }),
    spendByYears: cells.whole('spend-within-years') ?? null,
    monitoringFeePence: cells.pence('monitoring-fee') ?? 0,
  };
}

/** Two lines that say different things of one agreement. */
const unlike = (first: Line, line: Line): readonly Fault[] => ofAgreement.flatMap((column) => {
  const [one = '', other = ''] = [first.cells.get(column), line.cells.get(column)];
  return other === '' || one === other ? []
    : [{ file: line.file, line: line.line, column, reason: `Line ${first.line} says "${one}" of the same agreement` }];
});
