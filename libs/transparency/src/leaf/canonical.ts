import canonicalize from 'canonicalize';
import { LogFault } from '../log-fault.js';

/** RFC 8785: one spelling for one value. @throws LogFault for what JSON cannot hold */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new LogFault('There is nothing to write');
  return text;
}

/** @throws LogFault where it is no JSON, or the same value is written in another way */
export function parseCanonical(bytes: Uint8Array, what: string): unknown {
  const text = Buffer.from(bytes).toString();
  const value = parsed(text, what);
  if (!Buffer.from(canonical(value)).equals(bytes)) throw new LogFault(`${what} is not canonical JSON`);
  return value;
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new LogFault(`${what} is not JSON`);
  }
}
