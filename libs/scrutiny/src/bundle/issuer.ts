import { Injectable } from '@nestjs/common';
import { Configuration } from '#configuration';
import { MasterKey } from '#privacy';
import { parseSkey, type Signer, signNote, skeyOf } from '#transparency';

/**
 * Signs what is in a bundle, so that nothing can be left out of it or added later, a step at a stream's end or a page
 * that nothing else binds. The log's own key is the signer's alone; this one is for bundles and nothing else.
 */
@Injectable()
export class Issuer {
  private readonly signer: Signer;

  constructor(masterKey: MasterKey, { log: { origin } }: Configuration) {
    this.signer = parseSkey(skeyOf(`${origin}/bundles`, 'log', masterKey.subKey('bundle-issuer')));
  }

  /** What its signatures are checked with. */
  get vkey(): string { return this.signer.verifier.vkey; }

  sign(text: string): string { return signNote(text, [this.signer]); }
}
