import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import { Refusal, type Revealed, type Sealed } from '#kernel';
import { decrypt, encrypt } from './aes-gcm.js';
import { contextOf, digestOf, newDisclosure, textIn } from './disclosure.js';
import { Disclosure, SubjectKey } from './privacy.entities.js';
import { digestsIn, replaceSealed } from './sealed-texts.js';
import { SubjectKeys } from './subject-keys.js';

/** What stands where a text was, once its subject is erased. */
export const ERASED = '(erased)';

type Found = Readonly<{ digest: string; encrypted: Buffer; subject: string; wrappedKey: Buffer }>;

/** Keeps what people typed, under keys that can be destroyed, and opens it for those who may read it. */
@Injectable()
export class Vault {
  constructor(private readonly db: EntityManager, private readonly keys: SubjectKeys) {}

  /** For the texts of one subject, such as `application:ID`: they are erased together. */
  sealer(subject: string): Sealer {
    return new Sealer(subject, this.db, this.keys);
  }

  /**
   * A copy of `value` with every sealed text opened, in one query however many there are. What was erased reads
   * `ERASED`. Dates, buffers, maps and sets are not looked into.
   * @throws Error if a text was tampered with
   */
  async reveal<T>(value: T): Promise<Revealed<T>> {
    const digests = digestsIn(value);
    const texts = digests.length === 0 ? new Map<string, string>() : await this.open(digests);
    return replaceSealed(value, (digest) => texts.get(digest) ?? ERASED) as Revealed<T>;
  }

  /**
   * What opens these texts to anybody: each one's disclosure (RFC 9901), by its digest. What was erased is missing.
   * @throws Error if a text was tampered with
   */
  async disclosures(digests: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = digests.length === 0 ? [] : await this.find(digests);
    return new Map(found.map((row) => [row.digest, this.disclosureOf(row)]));
  }

  /** Those of these subjects that are not erased. */
  async readable(subjects: readonly string[]): Promise<ReadonlySet<string>> {
    const where = { subject: In([...subjects]) };
    const found = await this.db.find(SubjectKey, { where, select: { subject: true, id: true } });
    return new Set(found.map(({ subject }) => subject));
  }

  /** Destroys the subject's key and all that was sealed under it. The events keep their digests, which tell nothing. */
  async erase(subject: string): Promise<void> {
    await this.db.delete(SubjectKey, { subject });
  }

  private async open(digests: readonly string[]) {
    const disclosures = await this.disclosures(digests);
    return new Map([...disclosures].map(([digest, disclosure]) => [digest, textIn(disclosure)]));
  }

  private find(digests: readonly string[]) {
    return this.db.createQueryBuilder(Disclosure, 'd')
      .innerJoin(SubjectKey, 'k', 'k.id = d.key_id')
      .where('d.digest = ANY(:digests)', { digests })
      .select(['d.digest AS digest', 'd.encrypted AS encrypted'])
      .addSelect(['k.subject AS subject', 'k.wrapped_key AS "wrappedKey"'])
      .getRawMany<Found>();
  }

  private disclosureOf({ digest, encrypted, ...key }: Found): string {
    return decrypt(this.keys.unwrap(key), encrypted, contextOf(key.subject, digest)).toString();
  }
}

/** Seals texts at once; `save` writes them, before the events that name them are appended. */
export class Sealer {
  private waiting: Readonly<{ digest: string; disclosure: string }>[] = [];
  constructor(
    private readonly subject: string, private readonly db: EntityManager, private readonly keys: SubjectKeys,
  ) {}

  /** @throws Refusal `nul-character`, with `name` as its field */
  seal(name: string, text: string): Sealed {
    if (text.includes('\0')) throw new Refusal('nul-character', 'Take out the character that cannot be shown', name);
    const disclosure = newDisclosure(name, text);
    const digest = digestOf(disclosure);
    this.waiting.push({ digest, disclosure });
    return { _sd: digest };
  }

  /** `keep`: a table that lasts names these texts, not an event, so the sweep for orphans is to leave them alone. */
  async save({ keep: kept = false } = {}): Promise<void> {
    const texts = [...this.waiting]; // more may be sealed while these are saved
    if (texts.length === 0) return;
    const { id: keyId, key } = await this.keys.of(this.subject);
    await this.db.insert(Disclosure, texts.map(({ digest, disclosure }) => {
      const encrypted = encrypt(key, Buffer.from(disclosure), contextOf(this.subject, digest));
      return { digest, keyId, kept, encrypted };
    }));
    this.waiting = this.waiting.slice(texts.length);
  }
}
