import { Refusal } from '#kernel';

/** UK GDPR, Article 6(1): (a) to (f) without (d), which no grant rests on, and (ea) of 2025. */
export const LAWFUL_BASES = {
  'public-task': 'A task in the public interest, or official authority: Article 6(1)(e)',
  'legitimate-interests': 'Our legitimate interests: Article 6(1)(f)',
  'legal-obligation': 'The law says that we have to: Article 6(1)(c)',
  contract: 'An agreement with the person: Article 6(1)(b)',
  consent: 'The person agreed: Article 6(1)(a)',
  'recognised-interests': 'A recognised legitimate interest, such as safeguarding: Article 6(1)(ea)',
} as const;
export type LawfulBasis = keyof typeof LAWFUL_BASES;

export function mustBeLawfulBases(bases: readonly string[]) {
  if (bases.length === 0 || !bases.every((basis) => Object.hasOwn(LAWFUL_BASES, basis)))
    throw new Refusal('unknown-lawful-basis', 'Select what the law rests it on', 'lawfulBases');
}
