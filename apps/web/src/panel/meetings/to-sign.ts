import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { PanelMeetingQueries, type RoundPage } from '#small-pot-grants';

/** A meeting's minutes that wait for the chair. */
export type Unsigned = Readonly<{ id: string; heldOn: string; votes: number }>;

/** What a panel's chair has still to sign. */
@Injectable()
export class ToSign {
  constructor(private readonly meetings: PanelMeetingQueries) {}

  async in(actor: Actor, { id, funderId }: Pick<RoundPage, 'id' | 'funderId'>): Promise<readonly Unsigned[]> {
    if (!actor.may('sign-panel-minutes', funderId)) return [];
    return (await this.meetings.ofFunders([funderId])).filter(({ roundId }) => roundId === id)
      .map((one) => ({ id: one.id, heldOn: one.heldOn, votes: one.votes.filter(({ isSigned }) => !isSigned).length }))
      .filter(({ votes }) => votes > 0);
  }
}
