import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { DataSource, IsNull } from 'typeorm';
import { Clock } from '#event-store';
import { Refusal } from '#kernel';
import { Vault } from '#privacy';
import { tellSecurity } from '../security-log.js';
import { RecoveryCodes } from './recovery-codes.js';
import { RecoveryCode, SecondFactor } from './second-factor.entity.js';

const [MOST_TRIES, LOCKED_MINUTES, PERIOD, BYTES] = [5, 15, 30, 20];
const WRONG = 'The code is not right. Enter the newest one that the app shows. After five wrong tries, wait 15 minutes';

/** What somebody needs to set their app up: `key` is for typing, `uri` is in the picture. */
export type Setup = Readonly<{ key: string; uri: string }>;

/** A second step beside the mailbox or the work account: a code from an app on a phone. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly db: DataSource, private readonly clock: Clock, private readonly vault: Vault,
    private readonly recovery: RecoveryCodes,
  ) {}

  async isSetUp(personId: string): Promise<boolean> {
    return (await this.find(personId))?.confirmedAt instanceof Date;
  }

  /**
   * The same key until the app has shown a code. `account` stands beside it in the app.
   * @throws Refusal `already-set-up`
   */
  async setUp(personId: string, account: string): Promise<Setup> {
    const known = await this.find(personId);
    if (known?.confirmedAt) throw new Refusal('already-set-up', 'You have set up an app already');
    const key = known ? await this.vault.reveal(known.secret) : await this.newKey(personId);
    return { key, uri: totpOf(key, account).toString() };
  }

  /** The first right code. @returns recovery codes, which are shown this once. @throws Refusal `wrong-code` */
  async confirm(personId: string, typed: string): Promise<readonly string[]> {
    if (!await this.isRight(personId, typed)) throw new Refusal('wrong-code', WRONG, 'code');
    return this.db.transaction(async (tx) => {
      const { affected } = await tx.update(
        SecondFactor, { personId, confirmedAt: IsNull() }, { confirmedAt: this.now() });
      if (affected !== 1) throw new Refusal('already-set-up', 'You have set up an app already');
      return this.recovery.issue(tx, personId);
    });
  }

  /** A code from the app, or a recovery code; each works once. @throws Refusal `wrong-code` */
  async check(personId: string, typed: string): Promise<void> {
    const isSetUp = await this.isSetUp(personId);
    if (!isSetUp || !await this.isRight(personId, typed)) throw new Refusal('wrong-code', WRONG, 'code');
  }

  recoveryCodesLeft(personId: string): Promise<number> {
    return this.recovery.left(this.db.manager, personId);
  }

  /** For a lost phone: they set up another one when they next sign in. */
  async takeAway(personId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx.delete(SecondFactor, { personId });
      await tx.delete(RecoveryCode, { personId });
    });
  }

  /** Counts first and compares then, so that many tries at once are no way round the lock. */
  private async isRight(personId: string, typed: string): Promise<boolean> {
    const row = await this.countTry(personId);
    if (!row) tellSecurity('second-factor-locked', { personId });
    if (!row) return false;
    const code = typed.replace(/[\s-]/g, '');
    const right = /^\d{6}$/.test(code)
      ? await this.isOfTheApp(row, code)
      : row.confirmedAt !== null && await this.recovery.use(this.db.manager, personId, typed);
    if (!right) tellSecurity('wrong-second-factor', { personId });
    if (right) await this.db.manager.update(SecondFactor, { personId }, { tries: 0, lockedUntil: null });
    return right;
  }

  /** The code of now, or of the half-minute before or after; and later than any that was used. */
  private async isOfTheApp({ personId, secret }: SecondFactor, token: string): Promise<boolean> {
    const timestamp = Date.parse(this.clock.now());
    const delta = totpOf(await this.vault.reveal(secret)).validate({ token, timestamp, window: 1 });
    if (delta === null) return false;
    const step = Math.floor(timestamp / 1_000 / PERIOD) + delta;
    const [, moved] = await this.db.query<[object[], number]>(
      'UPDATE second_factor SET last_step = $2 WHERE person_id = $1 AND last_step < $2', [personId, step]);
    return moved === 1;
  }

  private async countTry(personId: string): Promise<SecondFactor | null> {
    const now = this.now();
    const lockedUntil = new Date(now.getTime() + LOCKED_MINUTES * 60_000);
    const [, counted] = await this.db.query<[object[], number]>(`
      UPDATE second_factor SET
        tries = CASE WHEN locked_until IS NULL THEN tries + 1 ELSE 1 END,
        locked_until = CASE WHEN locked_until IS NULL AND tries + 1 >= $4 THEN $3::timestamptz END
      WHERE person_id = $1 AND (locked_until IS NULL OR locked_until <= $2)`,
    [personId, now, lockedUntil, MOST_TRIES]);
    return counted === 1 ? this.find(personId) : null;
  }

  private async newKey(personId: string): Promise<string> {
    const key = new Secret({ size: BYTES }).base32;
    const record = this.vault.sealer(`person:${personId}`);
    const secret = record.seal('second factor', key);
    await record.save({ keep: true });
    const row = { personId, secret, madeAt: this.now(), confirmedAt: null };
    await this.db.createQueryBuilder().insert().into(SecondFactor).values(row).orIgnore().execute();
    return this.vault.reveal((await this.find(personId))!.secret); // another click may have been faster
  }

  private find(personId: string) { return this.db.manager.findOneBy(SecondFactor, { personId }); }

  private now() { return new Date(this.clock.now()); }
}

const totpOf = (key: string, label = '') => new TOTP({
  issuer: 'Moothall', label, secret: Secret.fromBase32(key), algorithm: 'SHA1', digits: 6, period: PERIOD,
});
