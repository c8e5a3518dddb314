import { Refusal } from '#kernel';

const isWard = (code: string) => /^[EW]05\d{6}$/.test(code);

/** One ward or more, each once, by its code. */
export function mustBeWards(codes: readonly string[], field = 'wardCodes') {
  if (codes.length === 0) throw new Refusal('no-wards', 'Choose at least one ward', field);
  if (new Set(codes).size < codes.length) throw new Refusal('ward-twice', 'Choose each ward once', field);
  codes.forEach((code) => mustBeAWard(code, field));
}

export function mustBeAWard(code: string, field = 'wardCode') {
  if (!isWard(code)) throw new Refusal('not-a-ward', 'Choose a ward from the list', field);
}
