import { Refusal } from '#kernel';

/** What the numbers of a register look like, by the register's prefix at org-id.guide. */
const FORMS = {
  'GB-CHC': /^\d{6,7}$/, 'GB-COH': /^(?:\d{8}|[A-Z]{2}\d{6}|R\d{7})$/, 'GB-SC': /^SC\d{6}$/, 'GB-NIC': /^\d{6}$/,
  'GB-LAE': /^[A-Z]{3}$/,
} as const;
const FORM = /^(GB-(?:CHC|COH|SC|NIC|LAE))-([A-Z0-9]+)$/;

/** In a public register: `GB-CHC-1234567`, `GB-COH-01234567`, `GB-SC-SC012345`, `GB-NIC-101234`, `GB-LAE-LAN`. */
export function isOrganisationNumber(text: string): boolean {
  const [, register, number = ''] = FORM.exec(text) ?? [];
  return register !== undefined && FORMS[register as keyof typeof FORMS].test(number);
}

/** They stand in clear, so they have no room for anything else. */
export function mustBeOrganisationNumbers(numbers: readonly string[]) {
  if (!numbers.every(isOrganisationNumber))
    throw new Refusal('not-a-number', 'A charity number looks like 1234567, a company number like 01234567', 'numbers');
  if (new Set(numbers).size < numbers.length)
    throw new Refusal('number-twice', 'Give each number once', 'numbers');
}

const plain = (typed: string) => typed.toUpperCase().replace(/[\s-]/g, '');

/** A charity's number as somebody typed it. @throws Refusal */
export function charityNumber(typed: string): string {
  const [text, field] = [plain(typed), 'charityNumber'];
  if (/^\d{6,7}$/.test(text)) return `GB-CHC-${text}`;
  if (/^SC\d{6}$/.test(text)) return `GB-SC-${text}`;
  if (/^NIC\d{6}$/.test(text)) return `GB-NIC-${text.slice(3)}`;
  throw new Refusal('not-a-charity-number',
    'Enter a charity number: 6 or 7 digits, or SC or NIC and 6 digits', field);
}

/** A company's number as somebody typed it; zeros that were left out come back. @throws Refusal */
export function companyNumber(typed: string): string {
  const [, letters = '', digits = ''] = /^([A-Z]{0,2})(\d{1,8})$/.exec(plain(typed)) ?? [];
  const id = `GB-COH-${letters}${digits.padStart(8 - letters.length, '0')}`;
  if (digits !== '' && isOrganisationNumber(id)) return id;
  throw new Refusal('not-a-company-number',
    'Enter a company number: 8 digits, or 2 letters and 6 digits', 'companyNumber');
}

/** The code of a council in England, by which national data knows it: `LAN` is Lancashire. @throws Refusal */
export function councilCode(typed: string): string {
  const id = `GB-LAE-${plain(typed)}`;
  if (isOrganisationNumber(id)) return id;
  throw new Refusal('not-a-council-code', 'Enter a council code: 3 letters, like LAN', 'councilCode');
}

/**
 * The number that a group wrote among other words, if it can be told. Six or seven digits are a charity in England and
 * Wales, eight a company. `SC` and six digits may be a charity or a company in Scotland, so that is left open.
 */
export function numberIn(text: string): string | null {
  const [found] = /\b(?:\d{6,8}|(?:NI|OC|IP|RS)\d{6}|NIC\d{6})\b/.exec(text.toUpperCase()) ?? [];
  if (found === undefined) return null;
  return /^\d{6,7}$/.test(found) || found.startsWith('NIC') ? charityNumber(found) : companyNumber(found);
}
