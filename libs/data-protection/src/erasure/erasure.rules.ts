import { Refusal } from '#kernel';

/** The grounds of UK GDPR, Article 17(1), (a) to (e). */
export const LEGAL_BASES =
  ['no-longer-needed', 'consent-withdrawn', 'objection', 'unlawful-use', 'legal-duty'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** Why data may stay although somebody asked: Article 17(3), and Article 12(6) for who cannot show who they are. */
export const EXEMPTIONS = [
  'freedom-of-expression', 'legal-obligation', 'public-interest-archive', 'legal-claims', 'identity-not-shown',
] as const;
export type Exemption = (typeof EXEMPTIONS)[number];

const isOneOf = (values: readonly string[], value: string) => values.includes(value);

export function mustBeALegalBasis(basis: string) {
  if (!isOneOf(LEGAL_BASES, basis)) throw new Refusal('unknown-legal-basis', 'Select the legal basis', 'legalBasis');
}

export function mustBeAnExemption(exemption: string) {
  if (!isOneOf(EXEMPTIONS, exemption)) throw new Refusal('unknown-exemption', 'Select the exemption', 'exemption');
}

const SUBJECTS = [
  'person', 'application', 'information-request', 'proposal', 'planning-application', 'contributions-import',
  'agreement',
];

export function mustBeASubject(subject: string) {
  const [, kind = ''] = /^([a-z-]+):[\w-]{1,100}$/.exec(subject) ?? [];
  if (!SUBJECTS.includes(kind))
    throw new Refusal('unknown-subject', 'Enter the reference of an application, or the id of a person', 'subject');
}

/** Nobody has a say in the erasure of their own data's traces, with whichever account: that is for others to weigh. */
export function mustNotBeTheirOwn(people: readonly string[], accounts: readonly string[]) {
  if (people.some((id) => accounts.includes(id)))
    throw new Refusal('own-erasure', 'This is about you. Ask colleagues to decide it');
}
