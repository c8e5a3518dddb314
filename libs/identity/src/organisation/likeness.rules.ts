/** Words that say what sort of thing it is, not which one. */
const GENERAL = new Set(('a an and of for in on at the group club association assoc society trust ltd limited cic cio '
  + 'plc llp charity charitable company community').split(' '));

/** The words of a name that tell it from others, each as its singular, in the order of the alphabet. */
export function wordsOf(name: string): readonly string[] {
  const words = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/&/g, ' and ')
    .replace(/['’`]/g, '').split(/[^a-z0-9]+/).filter(Boolean).map(singular);
  const telling = words.filter((word) => !GENERAL.has(word));
  return [...new Set(telling.length > 0 ? telling : words)].sort();
}

const singular = (word: string) => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word);

/** Two names that differ in case, points, order and words like "the" and "ltd" only are one. */
export const plainName = (name: string) => wordsOf(name).join(' ');

/** A word without what people get wrong: vowels, and letters that stand twice. `brookside` and `brokside` are one. */
export const skeletonOf = (word: string) =>
  word.slice(0, 1) + word.slice(1).replace(/[aeiouy]/g, '').replace(/(.)\1+/g, '$1');

/** How much of two names is the same: 1 all of it, 0 nothing. Dice's coefficient over threes of letters. */
export function similarity(one: string, other: string): number {
  const [ones, others] = [threesIn(plainName(one)), threesIn(plainName(other))];
  const shared = [...ones].filter((three) => others.has(three)).length;
  return ones.size + others.size === 0 ? 0 : (2 * shared) / (ones.size + others.size);
}

/** Each word between spaces, so that its beginning counts. */
function threesIn(text: string): ReadonlySet<string> {
  const padded = `  ${text.replaceAll(' ', '  ')} `;
  return new Set(Array.from({ length: Math.max(0, padded.length - 2) }, (_, i) => padded.slice(i, i + 3)));
}

const POSTCODE = /^(?:[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}|GIR0AA)$/;

/** `bb11aa` → `BB1 1AA`; null where it is no postcode. */
export function postcodeOf(typed: string): string | null {
  const text = typed.toUpperCase().replace(/\s/g, '');
  return POSTCODE.test(text) ? `${text.slice(0, -3)} ${text.slice(-3)}` : null;
}

/** What is known of an organisation when it is compared. */
export type Looks = Readonly<{ name: string; postcode: string | null; numbers: readonly string[] }>;
/** Why two records may be one organisation. */
export type Likeness = 'same-number' | 'same-name' | 'near-name-and-postcode' | 'near-name';

/** Near enough to ask: half where the postcode is the same, more where it is not known. */
const NEAR = { samePostcode: 0.5, unknownPostcode: 0.7 } as const;

/** Undefined where nothing says that they are the same. Two postcodes that differ tell near names apart. */
export function likenessOf(one: Looks, other: Looks): Likeness | undefined {
  if (one.numbers.some((number) => other.numbers.includes(number))) return 'same-number';
  if (plainName(one.name) === plainName(other.name)) return 'same-name';
  return nearnessOf(one, other);
}

function nearnessOf(one: Looks, other: Looks): Likeness | undefined {
  const near = similarity(one.name, other.name);
  const isUnknown = one.postcode === null || other.postcode === null;
  if (isUnknown) return near >= NEAR.unknownPostcode ? 'near-name' : undefined;
  return one.postcode === other.postcode && near >= NEAR.samePostcode ? 'near-name-and-postcode' : undefined;
}
