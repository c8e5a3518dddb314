import type { Acts, Recorded } from '#event-store';
import { decide, fold, Refusal } from '#kernel';
import { obligation } from './obligation.decider.js';
import { allocated, at, demanded, reached, received, text, whose, withTerms } from './obligation.examples.js';
import type { AllocationReleased, ContributionExpired } from './obligation.money.events.js';
import { whenMoneyReceived } from './when-money-received.expire-it.policy.js';

const committed = withTerms({ spendBy: { years: 5, from: 'first-receipt', counts: 'spent-or-committed' } });
const all = { ...allocated, data: { ...allocated.data, pence: 2_274_762, freeAfter: 0 } };
const released = (day: string): AllocationReleased => ({
  type: 'AllocationReleased', data: { ...whose, allocationId: 'al1', proposalId: 'p1', pence: 2_274_762, day,
    cause: 'not-needed', reasons: text('cheaper'), releasedBy: 'dee', freeBefore: 0, freeAfter: 2_274_762 },
});

/** What the policy's command comes to when an allocation is released on that day. */
async function outcome(day: string): Promise<unknown> {
  const event = released(day);
  const state = fold(obligation, [committed, reached, demanded, received, all, event]);
  const outcomes: unknown[] = [];
  const execute: Acts['execute'] = async (_, command) => {
    try {
      outcomes.push(...decide(obligation, command as never, state));
    } catch (error) {
      outcomes.push((error as Refusal).rule);
    }
    return new Refusal('unused', '');
  };
  const metadata = { effectiveAt: `${day}T09:00:00.000Z` };
  await whenMoneyReceived.when.AllocationReleased?.(
    { ...event, metadata } as Recorded<AllocationReleased>, { execute } as Acts);
  return outcomes;
}

describe('an allocation that is released', () => {
  it('expires, where the last day is over and nothing had been left to expire then', async () => {
    const past = { type: 'Expire', at, today: '2033-02-21', obligationId: 'o1' } as const;
    const before = fold(obligation, [committed, reached, demanded, received, all]);
    expect(() => decide(obligation, past, before)).toThrow('All of this money was used in time');
    const expired: ContributionExpired = { type: 'ContributionExpired', data: { ...whose, spendByDay: '2033-02-20',
      toReturnPence: 2_274_762, freeBefore: 2_274_762, freeAfter: 2_274_762, released: [] } };
    expect(await outcome('2033-02-21')).toEqual([expired]);
  });
  it('does not expire before', async () => expect(await outcome('2033-02-20')).toEqual(['too-early']));
});
