import { Refusal, sum } from '#kernel';
import { type Dwellings, dwellingKinds } from './agreement.events.js';
import { occupiedBy, type Recorded, type Site } from './agreement.state.js';

const [mostDwellings, mostWards] = [100_000, 200];

/** A council's own reference: public, in clear, and with no room for a sentence. */
export function mustBeAReference(text: string, field: string) {
  if (!/^[A-Za-z0-9][A-Za-z0-9/._-]{0,59}$/.test(text))
    throw new Refusal('not-a-reference', 'Use letters, numbers, slashes, dots and dashes only, and no spaces', field);
}

export function mustBeWards(codes: readonly string[], field = 'wardCodes') {
  if (codes.length === 0) throw new Refusal('no-wards', 'Choose one ward or more', field);
  if (codes.length > mostWards || !codes.every((code) => /^[A-Z]\d{8}$/.test(code)))
    throw new Refusal('not-a-ward', 'Choose wards from the list', field);
  if (new Set(codes).size < codes.length) throw new Refusal('ward-twice', 'Choose each ward once', field);
}

export function mustBeAnAddress(url: string | null) {
  if (url === null) return;
  if (!/^https:\/\/[^\s/@?#]+\.[^\s/@?#]+(\/\S*)?$/.test(url) || url.length > 500)
    throw new Refusal('not-an-address', 'Enter a web address that starts with https://', 'documentUrl');
}

/** None is right too: a deed about a shop or an office has no dwellings. */
export function mustBeDwellings({ total, kinds }: Dwellings) {
  if (!kinds.every(({ number }) => Number.isInteger(number) && number > 0) || total < 0 || total > mostDwellings)
    throw new Refusal('not-dwellings', 'Enter how many dwellings there are of each kind, in whole numbers', 'kinds');
  if (new Set(kinds.map(({ kind }) => kind)).size < kinds.length || !kinds.every((one) => isKind(one.kind)))
    throw new Refusal('not-dwellings', 'Choose each kind once', 'kinds');
  if (sum(kinds.map(({ number }) => number)) !== total)
    throw new Refusal('dwellings-do-not-add-up', `The kinds do not add up to ${total}`, 'kinds');
}

const isKind = (kind: string) => (dwellingKinds as readonly string[]).includes(kind);

/** Dwellings that are lived in are counted from the first, and never more than there are. */
export function mustBeAnOccupation(occupied: number, day: string, { dwellings, site }: Recorded) {
  const before = site.occupations.at(-1);
  if (!Number.isInteger(occupied) || occupied < 1)
    throw new Refusal('not-dwellings', 'Enter how many dwellings are lived in', 'occupied');
  if (occupied > dwellings.total)
    throw new Refusal('beyond-dwellings', `The agreement is about ${dwellings.total} dwellings`, 'occupied');
  if (occupied <= occupiedBy(site))
    throw new Refusal('not-more', `${occupiedBy(site)} are recorded already. Count all from the first.`, 'occupied');
  if (before && day < before.day)
    throw new Refusal('before-the-last', `The last count is of a later day: ${before.day}`, 'day');
}

/** A deed of variation takes no dwelling away in which somebody lives already. */
export function mustHoldTheOccupied({ total }: Dwellings, site: Site) {
  if (total < occupiedBy(site))
    throw new Refusal('fewer-than-occupied', `${occupiedBy(site)} dwellings are lived in already`, 'kinds');
}
