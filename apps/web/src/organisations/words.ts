import type { Kind, Likeness, Size } from '#identity';

/** What the codes of an organisation's record mean. */
export const kindWords: Readonly<Record<Kind, string>> = {
  council: 'Council', 'community-foundation': 'Community foundation',
  'infrastructure-body': 'Infrastructure body', 'small-group': 'Small group', charity: 'Charity', company: 'Company',
};

export const sizeWords: Readonly<Record<Size, string>> = {
  micro: 'Under £10,000 a year', small: '£10,000 to £100,000 a year', medium: '£100,000 to £1 million a year',
  large: '£1 million to £10 million a year', major: '£10 million to £100 million a year',
  'super-major': 'Over £100 million a year',
};

export const likenessWords: Readonly<Record<Likeness, string>> = {
  'same-number': 'It has the same number', 'same-name': 'It has the same name',
  'near-name-and-postcode': 'Its name is much alike, in the same place', 'near-name': 'Its name is much alike',
};

const registers: Readonly<Record<string, string>> = {
  'GB-CHC': 'charity', 'GB-SC': 'charity in Scotland', 'GB-NIC': 'charity in Northern Ireland', 'GB-COH': 'company',
  'GB-LAE': 'council in England',
};

/** `GB-CHC-1234567` → "1234567 (charity)". */
export function numberInWords(number: string): string {
  const [register = ''] = /^GB-[A-Z]+/.exec(number) ?? [];
  return `${number.slice(register.length + 1)} (${registers[register] ?? register})`;
}

export const words = { kindWords, sizeWords, likenessWords, numberInWords };

/** For radios and selects. */
export const choicesOf = (meanings: Readonly<Record<string, string>>) =>
  Object.entries(meanings).map(([value, text]) => ({ value, text }));

/** For the form about an organisation. */
export const factChoices = {
  kinds: choicesOf(kindWords), sizes: [{ value: '', text: 'Not known' }, ...choicesOf(sizeWords)],
};
