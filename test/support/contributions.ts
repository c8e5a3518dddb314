import { randomUUID } from 'node:crypto';
import { Actor, type Role } from '#identity';
import {
  agreementIdOf, Agreements, Allocations, ContributionMoney, Demands, obligationIdOf, Obligations, ownProject,
} from '#s106-contributions';
import type { TestClock } from './moothall.js';
import type { Story } from './story.js';

export type AgreementInTest = Readonly<{
  reference: string; site: string; wardCodes: readonly string[]; pence: number; deedDay?: string; spendWithin?: number;
  /** Where the money may be used; without it, where the building is. */
  spendIn?: readonly string[];
}>;

/** What a council's people do with developers' money, each in their own role. */
export class ContributionsStory {
  constructor(readonly story: Story, private readonly clock: TestClock, readonly councilId: string) {}

  /** Somebody who has this role at the council. */
  private as = (role: Role) => new Actor(randomUUID(), [{ organisationId: this.councilId, role }]);

  /** A deed with one contribution to community facilities, due when an officer says so. Gives the obligation's id. */
  async agreed({
    reference, site, wardCodes, pence, deedDay = '2026-05-14', spendWithin = 10, spendIn = wardCodes,
  }: AgreementInTest) {
    const officer = this.as('planning-officer');
    await this.story.get(Agreements).record(officer, randomUUID(), {
      funderId: this.councilId, reference, planningApplication: `${reference}/FUL`, site, developer: 'Northern Homes',
      wardCodes, kinds: [{ kind: 'market', number: 120 }], deedDay, documentUrl: 'https://council.example/deed.pdf',
      notes: '',
    });
    const agreementId = agreementIdOf(this.councilId, reference);
    await this.story.get(Obligations).secure(officer, randomUUID(), {
      agreementId, reference: 'C1', purpose: 'community-facilities', spendOn: 'A community hall', wardCodes: spendIn,
      contribution: { kind: 'sum', pence, indexation: null }, trigger: { kind: 'other', words: 'When asked' },
      payWithinDays: 28, spendBy: { years: spendWithin, from: 'first-receipt', counts: 'spent' }, clawback: '',
      monitoringFeePence: 50_000, lateInterest: 0,
    });
    return { agreementId, obligationId: obligationIdOf(agreementId, 'C1') };
  }

  /** The developer is asked on that day, and pays so much. */
  async paid(obligationId: string, day: string, pence: number) {
    const officer = this.as('planning-officer');
    await this.story.get(Obligations).reachTrigger(officer, randomUUID(), obligationId, { day, evidence: 'A letter' });
    await this.story.get(Demands).demand(officer, randomUUID(), obligationId, { day });
    await this.story.get(ContributionMoney).receive(this.as('finance'), randomUUID(), obligationId,
      { day, pence, interestPence: 0 });
  }

  takeFee(obligationId: string, pence: number) {
    return this.story.get(ContributionMoney).takeFee(this.as('finance'), randomUUID(), obligationId, { pence });
  }

  /** Money for a project in a ward, of which so much is spent. */
  async allocated(obligationId: string, wardCode: string, project: string, pence: number, spentPence = 0) {
    const [allocationId, day] = [randomUUID(), this.clock.now().slice(0, 10)];
    await this.story.get(Allocations).allocate(this.as('decider'), randomUUID(), obligationId, {
      allocationId, proposalId: null, purpose: 'community-facilities', wardCode, pence, project, reasons: 'Needed',
    }, ownProject);
    if (spentPence > 0)
      await this.story.get(ContributionMoney).spend(this.as('finance'), randomUUID(), obligationId,
        { allocationId, pence: spentPence, day, what: `Work on ${project}`, evidence: 'Invoice 12' });
  }
}
