import { Refusal } from '#kernel';

export const KINDS =
  ['council', 'community-foundation', 'infrastructure-body', 'small-group', 'charity', 'company'] as const;
export type Kind = (typeof KINDS)[number];

/** By yearly income, as NCVO counts: under £10,000, £100,000, £1 million, £10 million, £100 million, and above. */
export const SIZES = ['micro', 'small', 'medium', 'large', 'major', 'super-major'] as const;
export type Size = (typeof SIZES)[number];

/** `said`: whoever registers it was shown what it looks like, and says that it is another. */
export const DIFFERENCES = ['said', 'not-said', 'left-to-officers'] as const;
export type Difference = (typeof DIFFERENCES)[number];

export function mustBeAKind(kind: string) {
  if (!(KINDS as readonly string[]).includes(kind))
    throw new Refusal('unknown-kind', 'Select what kind of organisation this is', 'kind');
}

export function mustBeASize(size: string | null) {
  if (size !== null && !(SIZES as readonly string[]).includes(size))
    throw new Refusal('unknown-size', 'Select how much money it has in a year', 'size');
}

/** An unincorporated group needs no number; a company has one. */
export function mustHaveItsNumber(kind: Kind, numbers: readonly string[]) {
  if (kind === 'company' && !numbers.some((number) => number.startsWith('GB-COH-')))
    throw new Refusal('number-missing', 'Enter the company number', 'companyNumber');
}

export function mustBeContacts(contacts: readonly Readonly<{ personId: string }>[]) {
  if (contacts.length > 2) throw new Refusal('too-many-contacts', 'Name two contacts at most', 'contacts');
  if (new Set(contacts.map(({ personId }) => personId)).size < contacts.length)
    throw new Refusal('contact-twice', 'The two contacts have to be two people', 'contacts');
}

/** The look-up found records that may be the same: somebody has to have looked at them. */
export function mustBeToldApart(likelySame: readonly string[], different: Difference) {
  if (likelySame.length > 0 && different === 'not-said')
    throw new Refusal('likely-duplicate', 'Look at these first. Tick the box if it is none of them', 'different');
}

/** What a merge needs to know of the record that is to stay, read from its own stream at `revision`. */
export type SurvivorFacts = Readonly<{ isRegistered: boolean; mergedInto: string | null; revision: number }>;

export function mustBeAbleToStay({ isRegistered, mergedInto }: SurvivorFacts) {
  if (!isRegistered) throw new Refusal('unknown-organisation', 'Select the record that stays', 'into');
  if (mergedInto !== null)
    throw new Refusal('survivor-merged', 'That record was merged into another. Choose the other', 'into');
}
