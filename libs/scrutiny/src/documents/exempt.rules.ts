import { Refusal, type Sealed } from '#kernel';

/**
 * What may be kept from a committee's papers: Local Government Act 1972, Schedule 12A, part 1 (England), paragraphs 1
 * to 7, in plain words. It is exempt only while the public interest in keeping it outweighs the one in telling it
 * (part 2, paragraph 10).
 */
export const EXEMPT_PARAGRAPHS = {
  '1': 'About an individual',
  '2': 'Likely to reveal who an individual is',
  '3': 'About the financial or business affairs of a particular person, or of the council itself',
  '4': 'About consultations or negotiations with employees over labour relations',
  '5': 'Legal advice that could be kept confidential in court',
  '6': 'That the council proposes to give a notice or to make an order or direction',
  '7': 'About preventing, investigating or prosecuting crime',
} as const;

export type ExemptParagraph = keyof typeof EXEMPT_PARAGRAPHS;
/** A part that is left out: what it is, and how the public interest was weighed. */
export type ExemptPart = Readonly<{ paragraph: ExemptParagraph; what: Sealed; publicInterest: Sealed }>;

export function mustBeExemptParagraphs(parts: readonly Readonly<{ paragraph: string }>[]) {
  if (!parts.every(({ paragraph }) => Object.hasOwn(EXEMPT_PARAGRAPHS, paragraph)))
    throw new Refusal('not-a-paragraph', 'Select one of the seven paragraphs of Schedule 12A', 'exempt');
}
