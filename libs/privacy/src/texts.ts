import { Refusal, type Sealed } from '#kernel';
import type { Sealer } from './vault.js';

type Limits = Readonly<Record<string, number>>;

/**
 * Seals what somebody typed, if it is no longer than it may be. Once a text is sealed no rule can see its length, so
 * this is where every page, API and command line meets the limits.
 */
export class Texts<L extends Limits> {
  constructor(private readonly record: Sealer, private readonly limits: L) {}

  /** The limit has the text's own name, or is named. @throws Refusal `too-long` */
  seal<N extends string>(name: N, text: string, ...limit: N extends keyof L ? [] | [keyof L] : [keyof L]): Sealed {
    const [key = name] = limit;
    const most = this.limits[key]!;
    if (text.length > most)
      throw new Refusal('too-long', `Use ${most.toLocaleString('en-GB')} characters or fewer`, name);
    return this.record.seal(name, text);
  }

  save(): Promise<void> {
    return this.record.save();
  }
}
