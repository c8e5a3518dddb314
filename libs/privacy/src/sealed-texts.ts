import type { Sealed } from '#kernel';

const isSealed = (value: object): value is Sealed =>
  '_sd' in value && typeof value._sd === 'string' && Object.keys(value).length === 1;

/** A copy of `value`, however deep, with something else in the place of each sealed text. Rows keep their class. */
export function replaceSealed(value: unknown, replacement: (digest: string) => unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date || ArrayBuffer.isView(value)) return value;
  if (isSealed(value)) return replacement(value._sd);
  if (Array.isArray(value)) return value.map((item) => replaceSealed(item, replacement));
  const entries = Object.entries(value).map(([key, item]) => [key, replaceSealed(item, replacement)] as const);
  const properties = Object.getOwnPropertyDescriptors(Object.fromEntries(entries));
  return Object.create(Object.getPrototypeOf(value) as object | null, properties);
}

/** The digest of every sealed text in `value`, each once. */
export function digestsIn(value: unknown): readonly string[] {
  const digests = new Set<string>();
  replaceSealed(value, (digest) => digests.add(digest));
  return [...digests];
}
