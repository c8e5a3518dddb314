import { Injectable, NotFoundException } from '@nestjs/common';
import { londonDay } from '#calendar';
import { Clock } from '#event-store';
import type { Actor, Permission } from '#identity';
import {
  type AgreementPage, AgreementQueries, Allocations, ContributionMoney, Demands, type ObligationPage, ObligationQueries,
  Obligations, type Transaction,
} from '#s106-contributions';
import { WardsTyped } from '../wards-typed.js';

/** An allocation of which something is left, by what it is for. */
export type Usable = Readonly<{ value: string; text: string; leftPence: number }>;
/** An obligation, and what the pages about it need to know. */
export type Known = Readonly<{
  obligation: ObligationPage; agreement: AgreementPage; steps: readonly Transaction[]; today: string;
  wards: readonly Readonly<{ code: string; name: string }>[];
}>;

/** An obligation as the staff of its own council see it. */
@Injectable()
export class ObligationPages {
  constructor(
    private readonly obligations: ObligationQueries, private readonly agreements: AgreementQueries,
    private readonly wards: WardsTyped, private readonly clock: Clock,
  ) {}

  /** @throws NotFoundException, NotPermitted */
  async find(actor: Actor, id: string, permission: Permission): Promise<Known> {
    const obligation = await this.obligations.find(id);
    if (!obligation) throw new NotFoundException('There is no such obligation');
    actor.mustBeAllowed(permission, obligation.funderId);
    const agreement = (await this.agreements.find(obligation.agreementId))!;
    const known = await this.wards.byCode(obligation.wardCodes);
    const wards = obligation.wardCodes.map((code) =>
      ({ code, name: known.find((one) => one.code === code)?.name ?? code }));
    const steps = await this.obligations.transactionsOf(id);
    return { obligation, agreement, steps, wards, today: londonDay(this.clock.now()) };
  }
}

/** What somebody can do with an obligation. */
@Injectable()
export class ObligationServices {
  constructor(
    readonly obligations: Obligations, readonly demands: Demands, readonly money: ContributionMoney,
    readonly allocations: Allocations, readonly wards: WardsTyped,
  ) {}
}
