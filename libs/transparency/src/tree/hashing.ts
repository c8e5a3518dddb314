import { hash } from 'node:crypto';

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);
/** The root of a tree without leaves (RFC 6962, section 2.1). */
export const EMPTY_ROOT: Buffer = hash('sha256', '', 'buffer');

export const leafHash = (leaf: Uint8Array): Buffer => hash('sha256', Buffer.concat([LEAF, leaf]), 'buffer');

export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');

/** The hash of a complete subtree: `level` 0 is a leaf's hash, one level up spans twice as many leaves. */
export type Hashes = (level: number, index: number) => Promise<Buffer>;
