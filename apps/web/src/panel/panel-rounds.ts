import { Injectable, NotFoundException } from '@nestjs/common';
import type { Actor, Permission } from '#identity';
import { PanelQueries, type RoundPage, RoundQueries } from '#small-pot-grants';
import { FunderRounds } from '../funder/funder-rounds.js';
import { ToSign } from './meetings/to-sign.js';

/** Rounds as assessors and deciders meet them: once they are open, and not before. */
@Injectable()
export class PanelRounds {
  constructor(
    private readonly rounds: RoundQueries, private readonly panel: PanelQueries, private readonly funder: FunderRounds,
    private readonly toSign: ToSign,
  ) {}

  /** @throws NotFoundException, NotPermitted */
  async find(actor: Actor, id: string, permission: Permission = 'declare-interests'): Promise<RoundPage> {
    const round = await this.rounds.find(id);
    if (!round || !isOnPanels(round)) throw new NotFoundException('There is no such round');
    actor.mustBeAllowed(permission, round.funderId);
    return round;
  }

  /** The rounds of the funders whose panels somebody sits on, with what waits for them. */
  async of(actor: Actor) {
    const rounds = await this.rounds.ofFunders(actor.organisationsWhere('declare-interests'));
    return Promise.all(rounds.filter(isOnPanels).map(async (round) => ({
      round, funder: await this.funder.nameOf(round.funderId), task: await this.panel.taskOf(actor, round.id),
      minutes: await this.toSign.in(actor, round),
      assesses: actor.may('assess', round.funderId), decides: actor.may('decide', round.funderId),
    })));
  }

  /** Before anything else a person says whether they have an interest in any of the applications. */
  async mustDeclareFirst(actor: Actor, roundId: string): Promise<boolean> {
    return (await this.panel.taskOf(actor, roundId)).toDeclare > 0;
  }
}

const isOnPanels = ({ phase }: RoundPage) => phase === 'open' || phase === 'closed';
