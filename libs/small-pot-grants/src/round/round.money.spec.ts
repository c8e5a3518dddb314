import { decide, type Deciding, type Delegated, fold } from '#kernel';
import { refusalOf, specification } from '#testing';
import { dee, delegated, used } from '../decision/deciding.examples.js';
import { round } from './round.decider.js';
import type { RoundEvent } from './round.events.js';
import {
  acceptBy, afterClosing as at, cancelled, closesAt, confirmed, east, facts, perHead, released, reserved, shifted,
  simple, text, west,
} from './round.examples.js';
import type { CaseForDecision } from './round.money.decider.js';
import type { GrantReserved } from './round.money.events.js';

const given = specification(round);
const reserve = {
  type: 'ReserveGrant', at, roundId: 'r1', pence: 300_000, decidedBy: 'dee', reasons: text('good for East'),
  case: facts,
} as const;
const about = (changes: Partial<CaseForDecision>, pence = 300_000) =>
  ({ ...reserve, pence, case: { ...facts, ...changes } });

const by = (changes: Partial<Deciding>) => about({ by: { ...dee, ...changes } });

/** A grant of so many pence in the round with a simple pot, where so much was left before. */
function reservedFor(applicationId: string, pence: number, leftBefore: number): GrantReserved {
  const pot = { leftBefore, leftAfter: leftBefore - pence };
  return { ...reserved, data: { ...reserved.data, applicationId, pence, pot } };
}
/** The same in the round per head, where so much was left for the neighbourhood, too. */
function reservedIn(place: typeof east, applicationId: string, pence: number, left: { pot: number; place: number }) {
  const base = reservedFor(applicationId, pence, left.pot);
  const ceiling = { leftBefore: left.place, leftAfter: left.place - pence };
  return { ...base, data: { ...base.data, neighbourhoodId: place.id, ceiling } };
}

describe('awarding a grant', () => {
  it('holds the money, with the whole decision: who, why, on which evidence, and what is left', () => {
    given(...simple.over).when(reserve).then(reserved);
  });
  it('gives the group the days to accept that the round promises', () => {
    const atClosing = { ...reserved.data, acceptBy: '2027-05-14T16:00:00.000Z' };
    given(...simple.over).when({ ...reserve, at: closesAt }).then({ ...reserved, data: atClosing });
    expect(Date.parse(acceptBy) - Date.parse(at)).toBe(14 * 24 * 60 * 60 * 1000);
  });
  it('waits until the round has closed, to the millisecond', () => {
    given(...simple.scheduled).when({ ...reserve, at: shifted(closesAt, -1) }).thenRefuses('round-still-open');
  });
  it('goes by the clock, even if the closing was not noted yet', () => {
    given(...simple.scheduled).when(reserve).then(reserved);
  });
  it('is for an application that is waiting for a decision', () => {
    given(...simple.over).when(about({ awaitsDecision: false })).thenRefuses('not-awaiting-decision');
  });
  it.each([
    ['still held', [reserved]], ['accepted', [reserved, confirmed]],
  ])('is refused a second time where the first is %s', (_what, events: RoundEvent[]) => {
    given(...simple.over, ...events).when(reserve).thenRefuses('not-awaiting-decision');
  });
  it('needs a round that is scheduled', () => {
    given().when(reserve).thenRefuses('no-such-round');
    given(...simple.complete).when(reserve).thenRefuses('round-not-scheduled');
    given(...simple.approved).when(reserve).thenRefuses('round-not-scheduled');
    given(...simple.over, cancelled).when(reserve).thenRefuses('round-cancelled');
  });
});

describe('whoever decides', () => {
  const interest = facts.interest;
  it('has no interest in the application', () => {
    given(...simple.over).when(about({ interest: { ...interest, conflicted: true } })).thenRefuses('has-interest');
  });
  it('has said whether they have an interest', () => {
    given(...simple.over).when(about({ interest: { ...interest, covered: false } }))
      .thenRefuses('interests-not-declared');
  });
  it('has not scored the application', () => {
    given(...simple.over).when(by({ accounts: ['sam'] })).thenRefuses('assessor-cannot-decide');
  });
  it('has not scored it with another account', () => {
    given(...simple.over).when(by({ accounts: ['dee', 'sam'] })).thenRefuses('assessor-cannot-decide');
  });
  it('has not filled it in for the group, with any account', () => {
    given(...simple.over).when(by({ accounts: ['dee', 'fay'] })).thenRefuses('filled-in-cannot-decide');
  });
  it('has not approved the round, with any account', () => {
    given(...simple.over).when(by({ accounts: ['dee', 'bob'] })).thenRefuses('approver-cannot-decide');
  });
  it.each(['scorerFromPence', 'approverFromPence'] as const)(
    'may have done so below the sum that the funder sets (%s)', (duty) => {
      const accounts = [duty === 'scorerFromPence' ? 'sam' : 'bob'];
      const from = (pence: number) => ({ accounts, duties: { ...dee.duties, [duty]: pence } });
      given(...simple.over).when(by(from(500_001))).then(reserved);
      given(...simple.over).when(by(from(500_000))).thenRefuses(/^s/.test(duty) ? 'assessor-cannot-decide'
        : 'approver-cannot-decide');
    });
});

describe('the delegation of whoever decides', () => {
  const holds = (changes: Partial<Delegated>) => by({ delegations: [{ ...delegated, ...changes }] });
  const [start, end] = [delegated.from, delegated.until!];

  it('has to be there', () => {
    given(...simple.over).when(by({ delegations: [] })).thenRefuses('beyond-delegation', 'pence');
  });
  it('reaches to its sum and not a penny further', () => {
    const narrow = { ...reserved, data: { ...reserved.data, delegation: { ...used, upToPence: 300_000 } } };
    given(...simple.over).when(holds({ upToPence: 300_000 })).then(narrow);
    given(...simple.over).when(holds({ upToPence: 299_999 })).thenRefuses('beyond-delegation', 'pence');
  });
  it('holds from its first moment until just before its last', () => {
    given(...simple.over).when(holds({ from: at })).then(reserved);
    given(...simple.over).when(holds({ from: shifted(at, 1) })).thenRefuses('beyond-delegation');
    given(...simple.over).when(holds({ from: start, until: shifted(at, 1) })).then(reserved);
    given(...simple.over).when(holds({ from: start, until: at })).thenRefuses('beyond-delegation');
    given(...simple.over).when(holds({ until: null })).then(reserved);
  });
  it('is over once it was ended', () => {
    given(...simple.over).when(holds({ endedAt: end })).thenRefuses('beyond-delegation');
  });
  it('is the narrowest that reaches so far, where there are two', () => {
    const narrower = { ...delegated, delegationId: 'd2', upToPence: 400_000, revision: 3 };
    const delegation = { delegationId: 'd2', upToPence: 400_000, revision: 3 };
    given(...simple.over).when(by({ delegations: [delegated, narrower] }))
      .then({ ...reserved, data: { ...reserved.data, delegation } });
  });
  it('says, where it is too small, who can', () => {
    const others = [
      { ...delegated, who: 'Portfolio holder' }, { ...delegated, upToPence: 200_000, who: 'Officer' },
      { ...delegated, endedAt: at, who: 'Panel chair' },
    ];
    const tooSmall = by({ delegations: [{ ...delegated, upToPence: 100_000 }], others });
    const refusal = refusalOf(() => decide(round, tooSmall, fold(round, simple.over)));
    expect(refusal.message).toBe('You may decide on £1,000 at most. For £3,000, ask: Portfolio holder.');
  });
  it('says, where nobody can, whom to ask', () => {
    const refusal = refusalOf(() => decide(round, by({ delegations: [] }), fold(round, simple.over)));
    expect(refusal.message).toBe(
      'You have no delegation that is in force. Nobody has a delegation for £3,000. Ask your monitoring officer.');
  });
});

describe('the amount of a grant', () => {
  it.each([1, 500_000])('may be %d pence where 500000 were asked for', (pence) => {
    given(...simple.over).when({ ...reserve, pence }).then(reservedFor('a1', pence, 1_000_000));
  });
  it('is never a penny more than was asked for', () => {
    given(...simple.over).when({ ...reserve, pence: 500_001 }).thenRefuses('over-request', 'pence');
  });
  it.each([0, -1, 0.5, NaN, Infinity, 1_000_000_000_001])('is not %d pence', (pence) => {
    given(...simple.over).when({ ...reserve, pence }).thenRefuses('not-an-amount', 'pence');
  });
});

describe('the pot of a round', () => {
  const mostGone = [...simple.over, reservedFor('a2', 500_000, 1_000_000), reservedFor('a3', 350_000, 500_000)];

  it('can be awarded to the last penny', () => {
    given(...mostGone).when({ ...reserve, pence: 150_000 }).then(reservedFor('a1', 150_000, 150_000));
  });
  it('can never be overspent by a penny', () => {
    const refusal = refusalOf(() => decide(round, { ...reserve, pence: 150_001 }, fold(round, mostGone)));
    expect(refusal).toMatchObject({
      rule: 'over-budget', field: 'pence', message: 'Only £1,500 is left in the pot. Award less, or decline.',
    });
  });
  it('asks for no ward where it is simply a sum', () => {
    const somewhere = { ...reserved.data, neighbourhoodId: null };
    given(...simple.over).when(about({ wardCode: null })).then({ ...reserved, data: somewhere });
    given(...simple.over).when(about({ wardCode: 'E05009999' })).then({ ...reserved, data: somewhere });
  });
});

describe('the ceiling of a neighbourhood', () => {
  const eastHalfGone = [...perHead.over, reservedIn(east, 'a2', 400_000, { pot: 1_000_000, place: 600_000 })];

  it('is what its people bring', () => {
    given(...perHead.over).when(reserve).then(reservedIn(east, 'a1', 300_000, { pot: 1_000_000, place: 600_000 }));
  });
  it('is shared by the wards of the neighbourhood, to the last penny', () => {
    given(...eastHalfGone).when(about({ wardCode: 'E05001621' }, 200_000))
      .then(reservedIn(east, 'a1', 200_000, { pot: 600_000, place: 200_000 }));
  });
  it('can never be overspent by a penny, whatever is left in the pot', () => {
    const refusal = refusalOf(() => decide(round, { ...reserve, pence: 200_001 }, fold(round, eastHalfGone)));
    expect(refusal).toMatchObject({
      rule: 'over-budget', field: 'pence', message: 'Only £2,000 is left in East. Award less, or decline.',
    });
  });
  it('takes nothing from another neighbourhood', () => {
    given(...eastHalfGone).when(about({ wardCode: 'E05001622' }, 400_000))
      .then(reservedIn(west, 'a1', 400_000, { pot: 600_000, place: 400_000 }));
  });
  it.each([null, 'E05009999'])('has to be known: not for an application from %s', (wardCode) => {
    given(...perHead.over).when(about({ wardCode })).thenRefuses('ward-not-known', 'wardCode');
  });
});

describe('the group\'s answer', () => {
  const confirm = { type: 'ConfirmGrant', at, roundId: 'r1', applicationId: 'a1' } as const;
  const release = { ...confirm, type: 'ReleaseGrant', cause: 'refused-by-group' } as const;

  it('makes the money theirs', () => void given(...simple.over, reserved).when(confirm).then(confirmed));
  it('gives the money back to the pot', () => void given(...simple.over, reserved).when(release).then(released));
  it('gives the money back under the ceiling, too', () => {
    const held = reservedIn(east, 'a1', 300_000, { pot: 1_000_000, place: 600_000 });
    const other = reservedIn(east, 'a2', 100_000, { pot: 700_000, place: 300_000 });
    const ceiling = { leftBefore: 200_000, leftAfter: 500_000 };
    given(...perHead.over, held, other).when(release).then({
      ...released, data: { ...released.data, pot: { leftBefore: 600_000, leftAfter: 900_000 }, ceiling },
    });
  });
  it.each([
    'refused-by-group', 'offer-lapsed', 'application-withdrawn', 'award-not-possible', 'interest-came-to-light',
  ] as const)('is recorded with the cause: %s', (cause) => {
    given(...simple.over, reserved).when({ ...release, cause })
      .then({ ...released, data: { ...released.data, cause } });
  });
  it('lets others have the money that came back', () => {
    const all = { ...reservedFor('a2', 500_000, 1_000_000) };
    given(...simple.over, reserved, all, released).when(about({ applicationId: 'a3' }, 500_000))
      .then(reservedFor('a3', 500_000, 500_000));
  });
  it('lets the same application be decided again where its money came back and it still waits', () => {
    given(...simple.over, reserved, released).when(reserve).then(reserved);
  });
  it.each([confirm, release])('is about money that is held ($type)', (command) => {
    given(...simple.over).when(command).thenRefuses('not-reserved');
    given(...simple.over, reserved, released).when(command).thenRefuses('not-reserved');
    given(...simple.over, reserved, confirmed).when(command).thenRefuses('not-reserved');
    given(...simple.over, reserved).when({ ...command, applicationId: 'a2' }).thenRefuses('not-reserved');
  });
  it.each([confirm, release])('needs a round that is scheduled ($type)', (command) => {
    given().when(command).thenRefuses('no-such-round');
    given(...simple.approved).when(command).thenRefuses('round-not-scheduled');
    given(...simple.over, cancelled).when(command).thenRefuses('round-cancelled');
  });
});
