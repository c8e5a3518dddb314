import { dateInWords } from '#calendar';
import type { Detail, Sentences } from '#scrutiny';
import { wardFacets } from '../facets.js';
import type { AgreementEvent, AgreementRecorded } from './agreement.events.js';

const record = 'The agreement';
const from = 'public' as const;

const recorded = (
  { site, developer, planningApplication, documentUrl, notes }: AgreementRecorded['data'],
): readonly Detail[] => [
  { label: 'Site', text: site }, { label: 'Developer', text: developer },
  { label: 'Planning application', text: planningApplication },
  ...(documentUrl ? [{ label: 'The deed', text: documentUrl }] : []),
  ...(notes ? [{ label: 'Notes', text: notes }] : []),
];

/** What each event of an agreement means, in a plain sentence. */
export const agreementSentences: Sentences<AgreementEvent, unknown> = {
  AgreementRecorded: ({ data }) => ({
    record, from, facets: wardFacets(data.wardCodes), details: recorded(data),
    what: `A deed of ${dateInWords(data.deedDay)} about ${data.dwellings.total} homes was put on record.`,
  }),
  AgreementVaried: ({ data: { deedDay, what, dwellings } }) => ({
    record, from, because: { text: what },
    what: `A deed of ${dateInWords(deedDay)} changed the agreement. It is about ${dwellings.total} homes.`,
  }),
  DevelopmentCommenced: ({ data: { day, source } }) => ({
    record, from, what: `Work began on ${dateInWords(day)}.`,
    details: [{ label: 'How the council knows', text: source, from: 'full' }],
  }),
  DwellingsOccupied: ({ data: { day, occupied, source } }) => ({
    record, from, what: `By ${dateInWords(day)}, ${occupied} homes were lived in.`,
    details: [{ label: 'How the council knows', text: source, from: 'full' }],
  }),
  PhaseReached: ({ data: { day, phase, source } }) => ({
    record, from, what: `Phase ${phase} was reached on ${dateInWords(day)}.`,
    details: [{ label: 'How the council knows', text: source, from: 'full' }],
  }),
};
