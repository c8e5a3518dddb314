import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import { Clock, Outbox } from '#event-store';
import { Refusal } from '#kernel';
import { Vault } from '#privacy';
import { Addresses } from '../addresses.js';
import { tellSecurity } from '../security-log.js';
import { hashOf, newToken } from '../tokens.js';
import { CodeSecrets } from './code-secrets.js';
import { MailLimits } from './mail-limits.js';
import { SignInCode } from './sign-in-code.entity.js';

export const CODE_MINUTES = 10;
const [MINUTE, MOST_TRIES] = [60_000, 5];
const WRONG = `The code is not right, or it is too old. A code works once, for ${CODE_MINUTES} minutes. ` +
  'Look for the newest email, or ask for a new code';

/** Somebody has shown that they read mail at an address. `browser`: the token that this browser holds from now on. */
export type Proof = Readonly<{ addressIndex: Buffer; browser: string }>;
/** Where a link was opened: in the browser that asked, in another one, or when it works nowhere any more. */
export type Opened = Readonly<{ where: 'here'; proof: Proof }> | Readonly<{ where: 'elsewhere' | 'nowhere' }>;

/**
 * Codes that show who reads the mail at an address. Whether anybody is known there is looked up only after that, so
 * that asking and its answer are the same for every address.
 */
@Injectable()
export class SignInCodes {
  constructor(
    private readonly db: DataSource, private readonly clock: Clock, private readonly vault: Vault,
    private readonly outbox: Outbox, private readonly addresses: Addresses, private readonly secrets: CodeSecrets,
    private readonly limits: MailLimits,
  ) {}

  /**
   * Mails a code and a link, as often as `MailLimits` lets the client; nobody, where there is no address.
   * @param client the network address that asks
   * @returns the token for the browser that asks
   */
  async ask(address: string | undefined, client: string): Promise<string> {
    if (address === undefined) return newToken();
    const [id, browser, addressIndex] = [randomUUID(), newToken(), this.addresses.indexOf(address)];
    const askedAt = this.now();
    if (!await this.limits.allow({ id, askedFor: 'sign-in', addressIndex, client })) {
      tellSecurity('asked-too-often', { askedFor: 'sign-in' });
      return browser;
    }
    const salt = randomBytes(16);
    const record = this.vault.sealer(subjectOf(id));
    const sealed = record.seal('address', address.trim());
    await record.save({ keep: true });
    await this.db.transaction(async (tx) => {
      await tx.insert(SignInCode, {
        id, addressIndex, address: sealed, salt, linkHash: hashOf(this.secrets.of({ id, salt }).link),
        browserHash: hashOf(browser), askedAt, expiresAt: new Date(askedAt.getTime() + CODE_MINUTES * MINUTE),
      });
      await this.outbox.add(tx, [{ id: randomUUID(), template: 'sign-in-code', about: { codeId: id } }]);
    });
    return browser;
  }

  /** Typed in the browser that asked. @throws Refusal `wrong-code` */
  async enterHere(browser: string, typed: string): Promise<Proof> {
    return this.enter(await this.countHere(hashOf(browser)), typed);
  }

  /** Typed in another browser than the one that asked: with the address. @throws Refusal `wrong-code` */
  async enterElsewhere(address: string, typed: string, client: string): Promise<Proof> {
    const addressIndex = this.addresses.indexOf(address);
    const mayTry = await this.limits.allow({ id: randomUUID(), askedFor: 'try', addressIndex, client });
    if (!mayTry) tellSecurity('asked-too-often', { askedFor: 'try' });
    return this.enter(mayTry ? await this.living(addressIndex) : [], typed);
  }

  /** Says where a link is opened, and nothing more. */
  async find(link: string, browser: string | undefined): Promise<Opened['where']> {
    const row = await this.byLink(link);
    if (!row) return 'nowhere';
    return browser !== undefined && row.browserHash.equals(hashOf(browser)) ? 'here' : 'elsewhere';
  }

  async open(link: string, browser: string | undefined): Promise<Opened> {
    const where = await this.find(link, browser);
    if (where !== 'here') return { where };
    const proof = await this.use((await this.byLink(link))!.id);
    return proof ? { where, proof } : { where: 'nowhere' };
  }

  /** What a browser has shown a moment ago; once `settled`, no longer. */
  async proven(browser: string): Promise<Buffer | undefined> {
    const shown = await this.db.manager.findOneBy(SignInCode, {
      proofHash: hashOf(browser), usedAt: MoreThan(new Date(this.now().getTime() - CODE_MINUTES * MINUTE)),
    });
    return shown?.addressIndex;
  }

  async settled(browser: string): Promise<void> {
    await this.db.manager.update(SignInCode, { proofHash: hashOf(browser) }, { proofHash: null });
  }

  /** Those that nobody can use any more, with the addresses that they went to. */
  async sweep(): Promise<void> {
    const [old] = await this.db.query<[{ id: string }[], number]>(
      'DELETE FROM sign_in_code WHERE asked_at < $1 RETURNING id', [new Date(this.now().getTime() - 60 * MINUTE)]);
    for (const { id } of old) await this.vault.erase(subjectOf(id));
  }

  private async enter(candidates: readonly Pick<SignInCode, 'id' | 'salt'>[], typed: string): Promise<Proof> {
    const nobodys = { id: randomUUID(), salt: randomBytes(16) }; // so that no code at all takes no less work
    const right = [nobodys, ...candidates].filter((code) => this.secrets.matches(code, typed))
      .find((code) => code !== nobodys);
    const proof = right && await this.use(right.id);
    if (proof) return proof;
    tellSecurity('wrong-code', { of: 'sign-in' });
    throw new Refusal('wrong-code', WRONG, 'code');
  }

  /** Counts first and compares then, so that many tries at once are no way round the limit. */
  private async countHere(browserHash: Buffer) {
    const [rows] = await this.db.query<[Pick<SignInCode, 'id' | 'salt'>[], number]>(`
      UPDATE sign_in_code SET tries_here = tries_here + 1
      WHERE browser_hash = $1 AND used_at IS NULL AND expires_at > $2 AND tries_here < $3 RETURNING id, salt`,
    [browserHash, this.now(), MOST_TRIES]);
    return rows;
  }

  private living(addressIndex: Buffer): Promise<readonly SignInCode[]> {
    return this.db.manager.findBy(SignInCode, { addressIndex, usedAt: IsNull(), expiresAt: MoreThan(this.now()) });
  }

  /** Once. All other codes for that address end with it. */
  private async use(id: string): Promise<Proof | undefined> {
    const [browser, now] = [newToken(), this.now()];
    const [[used]] = await this.db.query<[{ address_index: Buffer }[], number]>(`
      UPDATE sign_in_code SET used_at = $2, proof_hash = $3
      WHERE id = $1 AND used_at IS NULL AND expires_at > $2 RETURNING address_index`, [id, now, hashOf(browser)]);
    if (!used) return undefined;
    await this.db.manager.update(SignInCode, { addressIndex: used.address_index, usedAt: IsNull() }, { usedAt: now });
    await this.addresses.shown(used.address_index);
    return { addressIndex: used.address_index, browser };
  }

  private async byLink(link: string) {
    const row = await this.db.manager.findOneBy(SignInCode, { linkHash: hashOf(link), usedAt: IsNull() });
    return row && row.expiresAt > this.now() ? row : undefined;
  }

  private now() { return new Date(this.clock.now()); }
}

const subjectOf = (id: string) => `sign-in-code:${id}`;
