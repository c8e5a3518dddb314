import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { BlindIndex } from '#privacy';
import { RecoveryCode } from './second-factor.entity.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford's base32: no I, L, O or U
const HOW_MANY = 10;

/** Ten codes of 50 bits, each of which stands once for a phone that is lost. */
@Injectable()
export class RecoveryCodes {
  constructor(private readonly index: BlindIndex) {}

  /** `ABCDE-FGHJK`, ten of them. Earlier ones stop working. */
  async issue(tx: EntityManager, personId: string): Promise<readonly string[]> {
    const codes = Array.from({ length: HOW_MANY }, newCode);
    await tx.delete(RecoveryCode, { personId });
    await tx.insert(RecoveryCode, codes.map((code) => ({ personId, codeHash: this.hash(personId, code) })));
    return codes;
  }

  /** True once for each code. */
  async use(db: EntityManager, personId: string, typed: string): Promise<boolean> {
    const { affected } = await db.delete(RecoveryCode, { personId, codeHash: this.hash(personId, typed) });
    return affected === 1;
  }

  left(db: EntityManager, personId: string): Promise<number> {
    return db.countBy(RecoveryCode, { personId });
  }

  private hash(personId: string, code: string) {
    const text = `${personId} ${normal(code)}`;
    return Buffer.from(this.index.hashOf({ kind: 'recovery-code', text }), 'base64url');
  }
}

function newCode() {
  const code = Array.from(randomBytes(10), (byte) => ALPHABET[byte % 32]).join('');
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

const normal = (code: string) =>
  code.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1').replace(/[^0-9A-Z]/g, '');
