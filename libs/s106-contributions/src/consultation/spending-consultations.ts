import { Injectable } from '@nestjs/common';
import { type Saved, Streams } from '#event-store';
import type { Actor } from '#identity';
import { Refusal } from '#kernel';
import { obligation } from '../obligation/obligation.decider.js';
import { freePence, obligationStream, open } from '../obligation/obligation.state.js';
import { Consultations, type OpenWish } from './consultations.js';

/** The sector is asked again when money can be spent. */
@Injectable()
export class SpendingConsultations {
  constructor(private readonly consultations: Consultations, private readonly streams: Streams) {}

  /** On what an obligation's free money should be spent. @throws Refusal `nothing-free`, and those of opening */
  async open(actor: Actor, commandId: string, obligationId: string, wish: OpenWish): Promise<Saved & { id: string }> {
    const { state, revision } = await this.streams.load(obligation, obligationStream(obligationId));
    const known = open(state);
    const { whose: { funderId }, wardCodes } = known;
    actor.mustBeAllowed('consult-sector', funderId);
    if (freePence(known) <= 0)
      throw new Refusal('nothing-free', 'There is no money to ask about: none came in, or all of it is allocated');
    const subject = {
      kind: 'spending', obligationId, obligationRevision: revision, freePence: freePence(known),
    } as const;
    return this.consultations.open(actor, commandId, { funderId, wardCodes, subject }, wish);
  }
}
