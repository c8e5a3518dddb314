import type { Recorded } from '#event-store';
import { tellOwn } from './own-facts.js';

const told = (type: string, data: object, isPublic: boolean) =>
  tellOwn({ type, data } as unknown as Recorded, { isPublic, withheld: null })?.from;

describe('that a decision was taken out of call-in', () => {
  const exemption = { reasons: { _sd: 'the roof is open' }, constitutionRevision: 1 };
  it('is for the funder and scrutiny until there is an award, since it tells the group that one is coming', () =>
    expect(told('DecisionExempted', exemption, false)).toBe('full'));
  it('is for everybody from the award on', () => expect(told('DecisionExempted', exemption, true)).toBe('public'));
});
