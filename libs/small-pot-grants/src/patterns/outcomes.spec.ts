import { type Recorded, rowsOf } from '#event-store';
import type { Event } from '#kernel';
import * as an from '../application/application.examples.js';
import * as a from '../round/round.examples.js';
import { outcomes } from './outcomes.view.js';

const taken: Event = { type: 'AwardTakenBack', data: { applicationId: 'a1', roundId: 'r1' } };
const metadata = { effectiveAt: an.whileOpen };
const after = (...events: readonly Event[]) =>
  rowsOf(outcomes, events.map((event) => ({ ...event, metadata }) as unknown as Recorded)).get('a1');
const award = [...an.history.submitted, a.reserved, an.award];

describe('what is counted of an award that was taken back', () => {
  it('waits, with no money and no decision', () => {
    expect(after(...award)).toMatchObject({ outcome: 'funded', awardedPence: 40_000, decidedBy: 'dee', rank: 3 });
    expect(after(...award, taken)).toMatchObject(
      { outcome: 'waiting', awardedPence: 0, decidedAt: null, decidedBy: null, rank: null });
  });
  it('is declined without money where it is declined then', () =>
    expect(after(...award, taken, an.decline)).toMatchObject(
      { outcome: 'declined', awardedPence: 0, decidedAt: an.whileOpen, rank: 3 }));
  it('is gone where the group withdraws before it is decided again', () =>
    expect(after(...award, taken, an.withdrawn('submitted'))).toMatchObject({ outcome: 'gone', awardedPence: 0 }));
});
