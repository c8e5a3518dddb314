import { Injectable } from '@nestjs/common';
import { londonDay } from '#calendar';
import { Clock } from '#event-store';
import type { Actor } from '#identity';
import { type ConsultationPage, type MadeNow, WhoCanBeAsked } from '#s106-contributions';
import { seeOther } from '../../answers.js';
import { WardsTyped } from '../wards-typed.js';

/** How many years ahead somebody can say that it is ready. */
const YEARS = 6;

/** What the form for a proposal lets people choose from. */
@Injectable()
export class ProposalForms {
  constructor(
    private readonly wards: WardsTyped, private readonly who: WhoCanBeAsked, private readonly clock: Clock,
  ) {}

  async within({ wardCodes }: ConsultationPage) {
    const wards = (await this.wards.byCode(wardCodes)).map(({ code, name }) => ({ value: code, text: name }));
    return { years: this.years(), wards: wards.length > 0 ? [...wards, { value: '', text: 'I am not sure' }] : [] };
  }

  async standing() {
    const councils = (await this.who.councils()).map(({ id, name }) => ({ value: id, text: name }));
    return { years: this.years(), councils };
  }

  private years() {
    const first = Number(londonDay(this.clock.now()).slice(0, 4));
    const years = Array.from({ length: YEARS }, (_, i) => String(first + i));
    return [{ value: '', text: 'We do not know yet' }, ...years.map((value) => ({ value, text: value }))];
  }
}

/** A group that has no account acts from here on as whoever made the proposal; others stay who they are. */
export function afterSending({ proposalId, personId, saved }: MadeNow, visitor: Actor | undefined) {
  const next = seeOther(`/proposals/${proposalId}/sent`, saved);
  return visitor?.personId === personId ? next : next.as(personId);
}
