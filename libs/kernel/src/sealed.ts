/**
 * What somebody typed, as it stands in an event: the digest of a salted disclosure (RFC 9901, `_sd`). The text itself
 * is kept in libs/privacy under a key that can be destroyed. Only libs/privacy makes one.
 */
export type Sealed = Readonly<{ _sd: string }>;

/** The same shape with every sealed text opened. */
export type Revealed<T> =
  T extends Sealed ? string
  : T extends (...args: never[]) => unknown ? T
  : T extends object ? { [K in keyof T]: Revealed<T[K]> }
  : T;

/** The same shape before its texts are sealed: what a person sends. */
export type Unsealed<T> = Revealed<T>;
