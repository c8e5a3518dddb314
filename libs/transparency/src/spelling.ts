import { LogFault } from './log-fault.js';

/** Base 64 of RFC 4648, section 4, as it must be: one spelling for one value. `what` names it in the fault. */
export function fromBase64(text: string, what: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (text === '' || bytes.toString('base64') !== text) // not repeated: it may be a secret
    throw new LogFault(`${what} is not base 64 as it has to be`);
  return bytes;
}

/** A hash of 32 bytes, in base 64. */
export function hashFrom(text: string, what: string): Buffer {
  const bytes = fromBase64(text, what);
  if (bytes.length !== 32) throw new LogFault(`${what} has ${bytes.length} bytes, not 32`);
  return bytes;
}

/** A count or an index, in decimal without leading zeros. */
export function countFrom(text: string, what: string): number {
  const count = Number(text);
  if (!/^(?:0|[1-9]\d*)$/.test(text) || !Number.isSafeInteger(count))
    throw new LogFault(`${what} is not a whole number without leading zeros: "${text}"`);
  return count;
}

/** The text of bytes that have to be UTF-8. */
export function textFrom(bytes: Uint8Array | string, what: string): string {
  if (typeof bytes === 'string') return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new LogFault(`${what} is not UTF-8`);
  }
}
