import { createHash } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford's base 32: nothing that looks like something else

/** What people call a case: `MH-7K3M2Q9X`. From the id, so that a second click gives the same; 40 bits. */
export function referenceOf(id: string, prefix = 'MH'): string {
  const bits = createHash('sha256').update(id).digest().readUIntBE(0, 5);
  const letters = Array.from({ length: 8 }, (_, i) => alphabet[Math.floor(bits / 32 ** i) % 32]);
  return `${prefix}-${letters.join('')}`;
}

/** `mh 7k3m 2q9x` → `MH-7K3M2Q9X`. People type O for 0 and l for 1, and leave out what looks the same for all. */
export function readReference(typed: string, prefix = 'MH'): string {
  const letters = typed.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1').replace(/[^0-9A-Z]/g, '');
  return `${prefix}-${letters.length === 10 && letters.startsWith(prefix) ? letters.slice(2) : letters}`;
}
