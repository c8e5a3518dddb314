import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import { Clock, Outbox } from '#event-store';
import { Refusal } from '#kernel';
import { Vault } from '#privacy';
import { Addresses } from '../addresses.js';
import { hashOf, newToken } from '../tokens.js';
import { CodeSecrets } from './code-secrets.js';
import { SignInCode } from './sign-in-code.entity.js';

export const CODE_MINUTES = 10;
const [MINUTE, MOST_TRIES, MOST_IN_AN_HOUR] = [60_000, 5, 5];
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
  ) {}

  /**
   * Mails a code and a link, at most five an hour to an address; nobody, where there is no address.
   * @returns the token for the browser that asks
   */
  async ask(address: string | undefined): Promise<string> {
    if (address === undefined) return newToken();
    const [id, browser, addressIndex] = [randomUUID(), newToken(), this.addresses.indexOf(address)];
    const askedAt = this.now();
    if (await this.isFlooded(addressIndex)) return browser;
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
    return this.enter(await this.count('tries_here', 'browser_hash', hashOf(browser)), typed);
  }

  /** Typed in another browser than the one that asked: with the address. @throws Refusal `wrong-code` */
  async enterElsewhere(address: string, typed: string): Promise<Proof> {
    return this.enter(await this.count('tries_elsewhere', 'address_index', this.addresses.indexOf(address)), typed);
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
    if (!proof) throw new Refusal('wrong-code', WRONG, 'code');
    return proof;
  }

  /** Counts first and compares then, so that many tries at once are no way round the limit. */
  private async count(tries: 'tries_here' | 'tries_elsewhere', key: 'browser_hash' | 'address_index', hash: Buffer) {
    const [rows] = await this.db.query<[Pick<SignInCode, 'id' | 'salt'>[], number]>(`
      UPDATE sign_in_code SET ${tries} = ${tries} + 1
      WHERE ${key} = $1 AND used_at IS NULL AND expires_at > $2 AND ${tries} < $3 RETURNING id, salt`,
    [hash, this.now(), MOST_TRIES]);
    return rows;
  }

  /** Once. All other codes for that address end with it. */
  private async use(id: string): Promise<Proof | undefined> {
    const [browser, now] = [newToken(), this.now()];
    const [[used]] = await this.db.query<[{ address_index: Buffer }[], number]>(`
      UPDATE sign_in_code SET used_at = $2, proof_hash = $3
      WHERE id = $1 AND used_at IS NULL AND expires_at > $2 RETURNING address_index`, [id, now, hashOf(browser)]);
    if (!used) return undefined;
    await this.db.manager.update(SignInCode, { addressIndex: used.address_index, usedAt: IsNull() }, { usedAt: now });
    return { addressIndex: used.address_index, browser };
  }

  private async byLink(link: string) {
    const row = await this.db.manager.findOneBy(SignInCode, { linkHash: hashOf(link), usedAt: IsNull() });
    return row && row.expiresAt > this.now() ? row : undefined;
  }

  private async isFlooded(addressIndex: Buffer) {
    const anHourAgo = new Date(this.now().getTime() - 60 * MINUTE);
    const asked = await this.db.manager.countBy(SignInCode, { addressIndex, askedAt: MoreThan(anHourAgo) });
    return asked >= MOST_IN_AN_HOUR;
  }

  private now() { return new Date(this.clock.now()); }
}

const subjectOf = (id: string) => `sign-in-code:${id}`;
