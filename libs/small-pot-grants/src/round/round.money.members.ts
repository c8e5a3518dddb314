import type { Members } from '#scrutiny';
import type { RoundMoneyEvent } from './round.money.events.js';

const whose = { roundId: 'public', applicationId: 'public', pence: 'public' } as const;
/** A ceiling tells which neighbourhood it is. */
const place = { from: 'public', part: 'place' } as const;
const spent = { pot: 'public', neighbourhoodId: place, ceiling: place } as const;

export const roundMoneyMembers: Members<RoundMoneyEvent> = {
  GrantReserved: {
    ...whose, ...spent, askedPence: 'public', reasons: 'public', decidedBy: 'full', delegation: 'public',
    evidence: 'public', acceptBy: 'public', callIn: 'public',
  },
  GrantConfirmed: whose,
  GrantReleased: { ...whose, ...spent, cause: 'public' },
};
