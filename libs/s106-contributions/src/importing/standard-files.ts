import { Cells } from './cells.js';
import { type Aliases, type GivenFile, type Line, readFile } from './csv-lines.js';
import { purposeIn, repeated, sizeIn, wardsIn } from './draft-fields.js';
import {
  type DraftAgreement, type DraftContribution, draftLimits, type Drafts, type KnownWards, type Place,
} from './drafts.js';

/** What councils write above the columns, as the national pipeline knows it. */
const agreementAliases: Aliases = {
  'developer-agreement': 'reference', 'agreement-type': 'developer-agreement-type',
  'ext-document-url': 'document-url', 'planning-application-s': 'planning-application', created: 'entry-date',
};
const contributionAliases: Aliases = {
  'developer-agreement-contribution': 'reference', 'contribution-purpose-category': 'contribution-purpose',
  'housing-units': 'units', 'units-achieved': 'units', created: 'entry-date',
};
const agreementColumns = ['reference', 'developer-agreement-type', 'planning-application', 'start-date'];
const contributionColumns = ['reference', 'developer-agreement', 'contribution-purpose', 'amount', 'units'];

type OfAgreement = DraftContribution & Readonly<{ agreement: string }>;

/**
 * Reads developer-agreement.csv and developer-agreement-contribution.csv of the open standard. Columns `wards`,
 * `developer` and `dwellings` may be added to the first, which the standard does not have.
 */
export function readStandardFiles(agreements: GivenFile, contributions: GivenFile, wards: KnownWards): Drafts {
  const [one, other] = [
    readFile(agreements, agreementColumns, agreementAliases),
    readFile(contributions, contributionColumns, contributionAliases),
  ];
  const open = one.lines.filter(isOpen);
  const closed = new Set(one.lines.filter((line) => !isOpen(line)).map(referenceOf));
  const isKept = (line: Line) => isOpen(line) && !closed.has(line.cells.get('developer-agreement') ?? '');
  const kept = other.lines.filter(isKept);
  const agreementCells = open.map((line) => new Cells(line));
  const contributionCells = kept.map((line) => new Cells(line));
  const drafted = agreementCells.map((cells) => agreementIn(cells, wards));
  const parts = contributionCells.map((cells) => contributionIn(cells, new Set(open.map(referenceOf))));
  return {
    agreements: drafted.map((draft) =>
      ({ ...draft, contributions: parts.filter(({ agreement }) => agreement === draft.reference) })),
    faults: [
      ...one.faults, ...other.faults, ...[...agreementCells, ...contributionCells].flatMap(({ faults }) => faults),
      ...repeated(open, 'reference'), ...repeated(kept, 'reference'),
    ],
    leftOut: [...one.lines.filter((line) => !isOpen(line)), ...other.lines.filter((line) => !isKept(line))]
      .map(({ file, line }): Place => ({ file, line })),
  };
}

const isOpen = ({ cells }: Line) => (cells.get('end-date') ?? '') === '';
const referenceOf = ({ cells }: Line) => cells.get('reference') ?? '';

function agreementIn(cells: Cells, wards: KnownWards): Omit<DraftAgreement, 'contributions'> {
  const { file, line } = cells.line;
  if (cells.code('developer-agreement-type') !== 'section-106')
    cells.fault('developer-agreement-type', 'Only section-106 agreements are recorded here');
  const reference = cells.text('reference', { most: draftLimits.reference, missing: 'Enter the reference' });
  return {
    file, line, reference,
    planningApplication: cells.text('planning-application',
      { most: draftLimits.reference, missing: 'Enter the reference of the planning application' }),
    site: cells.text('name', { most: draftLimits.site }) || reference,
    developer: cells.text('developer', { most: draftLimits.developer }),
    wardCodes: wardsIn(cells, 'wards', wards), dwellings: cells.whole('dwellings') ?? 0,
    deedDay: cells.day('start-date', 'Enter the day of the deed'),
    documentUrl: cells.text('document-url', { most: draftLimits.url }) || null,
    notes: cells.text('notes', { most: draftLimits.words }),
  };
}

function contributionIn(cells: Cells, agreements: ReadonlySet<string>): OfAgreement {
  const { file, line } = cells.line;
  const agreement = cells.line.cells.get('developer-agreement') ?? '';
  if (!agreements.has(agreement))
    cells.fault('developer-agreement', `There is no agreement "${agreement}" in the other file`);
  const { pence, units } = sizeIn(cells) ?? { pence: 0, units: 0 };
  return {
    file, line, agreement, pence, units,
    reference: ownReference(
      agreement, cells.text('reference', { most: 2 * draftLimits.reference, missing: 'Enter the reference' })),
    purpose: purposeIn(cells, 'contribution-purpose') ?? '',
    spendOn: cells.text('notes', { most: draftLimits.words }),
    trigger: '', spendByYears: null, monitoringFeePence: 0,
  };
}

/** Within an agreement: what we publish has the agreement's before it, with a tilde between. */
const ownReference = (agreement: string, reference: string) =>
  (reference.startsWith(`${agreement}~`) ? reference.slice(agreement.length + 1) : reference);
