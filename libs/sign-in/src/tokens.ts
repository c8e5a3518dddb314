import { createHash, randomBytes } from 'node:crypto';

/** 128 random bits, as text. */
export const newToken = () => randomBytes(16).toString('base64url');

/** Enough for what is random and long; what people type is derived from a key instead. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
