import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Column, Entity, EntityManager, PrimaryColumn } from 'typeorm';
import { Clock } from '#event-store';
import { Refusal } from '#kernel';
import { MasterKey } from './master-key.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford's base32: no I, L, O or U
const MOST_TRIES = 5;
const LOCKED_MINUTES = 15;
const WRONG = 'The reference or the code is not right. Check both. After five wrong tries, wait 15 minutes, ' +
  'or get a code by email';

/** Code and link derive from `salt` and the master key, so this table alone lets nobody in. */
@Entity('return_code')
export class ReturnCode {
  @PrimaryColumn('text', { name: 'record_id' }) recordId!: string;
  @Column('bytea') salt!: Buffer;
  @Column('bytea', { name: 'link_hash' }) linkHash!: Buffer;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt!: Date;
  @Column('int') tries!: number;
  @Column('timestamptz', { name: 'locked_until', nullable: true }) lockedUntil!: Date | null;
}

/** `code` is for typing: `ABCD-EFGH-JK`, 50 bits. `link` is the token at the end of an address, 128 bits. */
export type WayBack = Readonly<{ code: string; link: string }>;

/** Lets a person come back to what they began, on any device, without an account: by a typed code or by a link. */
@Injectable()
export class ReturnCodes {
  private readonly key: Buffer;
  constructor(private readonly db: EntityManager, private readonly clock: Clock, master: MasterKey) {
    this.key = master.subKey('return-codes');
  }

  /** A new code and link for this record. Earlier ones stop working. */
  async issue(recordId: string): Promise<WayBack> {
    const salt = randomBytes(16);
    const way = this.wayBack(recordId, salt);
    const issuedAt = new Date(this.clock.now());
    const row = { recordId, salt, linkHash: this.hash(`known ${way.link}`), issuedAt, tries: 0, lockedUntil: null };
    await this.db.upsert(ReturnCode, row, ['recordId']);
    return way;
  }

  /** The code and link that work now, for a mail that is put together later; none if none was issued. */
  async of(recordId: string): Promise<WayBack | undefined> {
    const row = await this.db.findOneBy(ReturnCode, { recordId });
    return row ? this.wayBack(recordId, row.salt) : undefined;
  }

  /**
   * Passes if `typed` is the record's code; small letters, spaces and dashes, O for 0 and I or L for 1 do not matter.
   * Five wrong tries lock the record's code for 15 minutes; its link goes on working. Every failure gets the same
   * answer, so that nobody learns whether there is such a record: hand in `undefined` for an unknown reference.
   * @throws Refusal `wrong-code`
   */
  async redeemCode(recordId: string | undefined, typed: string): Promise<void> {
    const row = recordId === undefined ? undefined : await this.countTry(recordId);
    const expected = this.wayBack(recordId ?? '', row?.salt ?? randomBytes(16)).code;
    const right = timingSafeEqual(this.hash(`typed ${normal(expected)}`), this.hash(`typed ${normal(typed)}`));
    if (!row || !right) throw new Refusal('wrong-code', WRONG, 'code');
    await this.db.update(ReturnCode, { salt: row.salt }, { tries: 0, lockedUntil: null });
  }

  /** @returns the record's id, or nothing if the link is not, or no longer, one of ours */
  async redeemLink(token: string): Promise<string | undefined> {
    return (await this.db.findOneBy(ReturnCode, { linkHash: this.hash(`known ${token}`) }))?.recordId;
  }

  /** Counts first and compares then, so that many tries at once are no way round the lock. */
  private async countTry(recordId: string) {
    const now = new Date(this.clock.now());
    const lockedUntil = new Date(now.getTime() + LOCKED_MINUTES * 60_000);
    const [[row]] = await this.db.query<[Pick<ReturnCode, 'salt'>[], number]>(`
      UPDATE return_code SET
        tries = CASE WHEN locked_until IS NULL THEN tries + 1 ELSE 1 END,
        locked_until = CASE WHEN locked_until IS NULL AND tries + 1 >= $4 THEN $3::timestamptz END
      WHERE record_id = $1 AND (locked_until IS NULL OR locked_until <= $2)
      RETURNING salt`, [recordId, now, lockedUntil, MOST_TRIES]);
    return row;
  }

  private wayBack(recordId: string, salt: Buffer): WayBack {
    const secret = (kind: string) => this.hash(`new ${kind} ${recordId} ${salt.toString('base64url')}`);
    const code = Array.from(secret('code').subarray(0, 10), (byte) => ALPHABET[byte % 32]).join('');
    const link = secret('link').toString('base64url', 0, 16);
    return { code: `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`, link };
  }

  private hash(text: string) {
    return createHmac('sha256', this.key).update(text).digest();
  }
}

const normal = (code: string) =>
  code.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1').replace(/[^0-9A-Z]/g, '');
