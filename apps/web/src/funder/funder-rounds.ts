import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '#event-store';
import { type Actor, Directory } from '#identity';
import { Refusal } from '#kernel';
import { type Fund, FundQueries, type RoundPage, RoundQueries } from '#small-pot-grants';
import { warningsFor } from './warnings.js';

/** Rounds as their funder's own people see them, drafts included. */
@Injectable()
export class FunderRounds {
  constructor(
    private readonly rounds: RoundQueries, private readonly funds: FundQueries, private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundException, NotPermitted */
  async find(actor: Actor, id: string): Promise<RoundPage> {
    const round = await this.rounds.find(id);
    if (!round) throw new NotFoundException('There is no such round');
    actor.mustBeAllowed('see-applications', round.funderId);
    return round;
  }

  /** A round whose terms can still be written. @throws as `find`; Refusal `terms-are-fixed` */
  async draft(actor: Actor, id: string): Promise<RoundPage> {
    const round = await this.find(actor, id);
    actor.mustBeAllowed('draft-round', round.funderId);
    if (round.status !== 'draft')
      throw new Refusal('terms-are-fixed', 'This round has left the drafting stage, so its terms are fixed');
    return round;
  }

  /** What stands around a round's terms: whose money it is, who wrote and approved it, and what is wrong with it. */
  async around(round: RoundPage) {
    const { funderId, editors, approvedBy, terms, shortFundId } = round;
    const fundIds = [...(terms.money?.shares.map(({ fundId }) => fundId) ?? []), ...(shortFundId ? [shortFundId] : [])];
    const [funds, funder] = [await this.funds.byIds(fundIds), await this.nameOf(funderId)];
    return {
      funder, fundNames: namesById(funds), shortFund: funds.find(({ id }) => id === shortFundId),
      warnings: warningsFor(round, funds, this.clock.now()),
      writtenBy: (await Promise.all(editors.map((id) => this.personName(id)))).join(', '),
      approvedBy: approvedBy === null ? null : await this.personName(approvedBy),
    };
  }

  async nameOf(organisationId: string): Promise<string> {
    return await this.directory.organisationName(organisationId) ?? organisationId;
  }

  async personName(id: string): Promise<string> {
    return (await this.directory.person(id))?.name ?? 'Somebody';
  }
}

const namesById = (funds: readonly Fund[]) =>
  Object.fromEntries(funds.map(({ id, name, costCode }) => [id, `${name} (${costCode})`]));

export const roundName = ({ terms }: Pick<RoundPage, 'terms'>) => terms.about?.name ?? 'Round without a name yet';
