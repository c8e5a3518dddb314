import { endOfDay, londonDay } from '#calendar';
import { type Acts, type Policy } from '#event-store';
import { obligation } from './obligation.decider.js';
import type { AllocationReleased, MoneyReceived } from './obligation.money.events.js';
import type { ObligationVaried } from './obligation.terms.events.js';

function remind(obligationId: string, spendByDay: string | null, acts: Acts) {
  if (spendByDay === null) return;
  const nextDay = new Date(Date.parse(endOfDay(spendByDay)) + 1).toISOString();
  acts.remind('last-day-is-over', nextDay, { obligationId, spendByDay });
}

/** The clock ends the time in which money may be used. Refused where there is more time by now, or nothing is left. */
export const whenMoneyReceived: Policy<MoneyReceived | ObligationVaried | AllocationReleased> = {
  name: 'when-money-received.expire-it',
  startsFrom: 'beginning',
  when: {
    async MoneyReceived({ data: { obligationId, spendByDay } }, acts) { remind(obligationId, spendByDay, acts); },
    async ObligationVaried({ data: { obligationId, spendByDay } }, acts) { remind(obligationId, spendByDay, acts); },
    /** What was committed on the last day may be let go of later. */
    async AllocationReleased({ data: { obligationId }, metadata: { effectiveAt: at } }, acts) {
      await acts.execute(obligation, { type: 'Expire', obligationId, at, today: londonDay(at) });
    },
  },
  due: {
    async 'last-day-is-over'({ dueAt: at, data: { obligationId = '' } }, acts) {
      await acts.execute(obligation, { type: 'Expire', obligationId, at, today: londonDay(at) });
    },
  },
};
