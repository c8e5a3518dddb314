import { Injectable } from '@nestjs/common';
import type { Deciding } from '#kernel';
import { Accounts } from '../accounts/accounts.js';
import type { Actor } from '../actor.js';
import { Duties } from '../duties/duties.js';
import { DelegationQueries } from './delegation.queries.js';

/** What has to be known of whoever decides: their accounts, their delegations, and how the funder separates duties. */
@Injectable()
export class DecidingPeople {
  constructor(
    private readonly accounts: Accounts, private readonly delegations: DelegationQueries,
    private readonly duties: Duties,
  ) {}

  async deciding(actor: Actor, funderId: string): Promise<Deciding> {
    const { mine, others } = await this.delegations.forDecider(actor, funderId);
    const { state: { scorerFromPence, approverFromPence, setBy }, revision } = await this.duties.load(funderId);
    return {
      accounts: await this.accounts.of(actor.personId), delegations: mine, others,
      duties: { scorerFromPence, approverFromPence, setBy, revision },
    };
  }
}
