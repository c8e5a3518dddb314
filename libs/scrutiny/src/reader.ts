/** Kinds of readers. Each sees all that those before it see, and more. */
export const READERS = ['public', 'group', 'full'] as const;
export type Reader = (typeof READERS)[number];

/** `from` missing: everybody. */
export const sees = (reader: Reader, from: Reader = 'public') => READERS.indexOf(reader) >= READERS.indexOf(from);
