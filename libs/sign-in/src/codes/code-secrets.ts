import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MasterKey } from '#privacy';
import type { SignInCode } from './sign-in-code.entity.js';

const DIGITS = 8;

/** What a mail brings: `code` is for typing, eight digits; `link` is the token at the end of an address, 128 bits. */
export type Secrets = Readonly<{ code: string; link: string }>;

/** Works out codes and links from a salt and the master key, so that neither has to be kept anywhere. */
@Injectable()
export class CodeSecrets {
  private readonly key: Buffer;
  constructor(master: MasterKey) {
    this.key = master.subKey('sign-in-codes');
  }

  of({ id, salt }: Pick<SignInCode, 'id' | 'salt'>): Secrets {
    const secret = (kind: string) =>
      createHmac('sha256', this.key).update(`${kind} ${id} ${salt.toString('base64url')}`).digest();
    const code = String(secret('code').readBigUInt64BE() % 10n ** BigInt(DIGITS)).padStart(DIGITS, '0');
    return { code, link: secret('link').toString('base64url', 0, 16) };
  }

  /** Spaces and dashes do not matter. Takes the same time for every code. */
  matches(code: Pick<SignInCode, 'id' | 'salt'>, typed: string): boolean {
    const hash = (text: string) => createHmac('sha256', this.key).update(`typed ${text}`).digest();
    return timingSafeEqual(hash(this.of(code).code), hash(typed.replace(/[\s.-]/g, '')));
  }
}
