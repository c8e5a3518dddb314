import fc from 'fast-check';
import { decide, evolve, fold, Refusal, sum } from '#kernel';
import { round, type RoundCommand } from './round.decider.js';
import type { RoundEvent } from './round.events.js';
import { afterClosing as at, east, facts, historyWith, perHeadSet, text, west } from './round.examples.js';
import { leftInPot, leftUnderCeiling, type Round, type Scheduled } from './round.state.js';

/** `SEED=… npm test` runs the same histories again. */
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

type Pot = Readonly<{ perHead: boolean; eastPence: number; westPence: number }>;
type Wish =
  | Readonly<{ do: 'reserve'; applicationId: string; wardCode: string | null; pence: number }>
  | Readonly<{ do: 'confirm'; applicationId: string }>
  | Readonly<{ do: 'release'; applicationId: string }>;

/** Few pence, so that the last penny is often met. */
const askedPence = 20;
const pots = fc.record({ perHead: fc.boolean(), eastPence: fc.nat(40), westPence: fc.nat(40) });
const applicationId = fc.constantFrom('a1', 'a2', 'a3', 'a4', 'a5', 'constructor');
const wishes: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 3, arbitrary: fc.record({
    do: fc.constant('reserve' as const), applicationId, pence: fc.integer({ min: -1, max: 22 }),
    wardCode: fc.constantFrom('E05001620', 'E05001621', 'E05001622', 'E05009999', null),
  }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('confirm' as const), applicationId }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const), applicationId }) },
);

function begin({ perHead, eastPence, westPence }: Pot): Round {
  const ceilings = [
    { neighbourhoodId: east.id, population: 0, pence: eastPence },
    { neighbourhoodId: west.id, population: 0, pence: westPence },
  ];
  const perHeadTerms = perHead ? { ...perHeadSet.data.perHead!, ceilings } : null;
  const money = { ...perHeadSet.data, potPence: eastPence + westPence, perHead: perHeadTerms };
  return fold(round, historyWith({ ...perHeadSet, data: money }).over);
}

function commandOf(wish: Wish): RoundCommand {
  const { applicationId: id } = wish;
  const one = { at, roundId: 'r1', applicationId: id };
  if (wish.do === 'confirm') return { type: 'ConfirmGrant', ...one };
  if (wish.do === 'release') return { type: 'ReleaseGrant', ...one, cause: 'offer-lapsed' };
  const { pence, wardCode } = wish;
  const asked = { ...facts, applicationId: id, askedPence, wardCode };
  return { type: 'ReserveGrant', at, roundId: 'r1', pence, decidedBy: 'dee', reasons: text('why'), case: asked };
}

/** What was decided: the event, or the rule that said no. */
function decided(wish: Wish, state: Round): RoundEvent | string {
  try {
    return decide(round, commandOf(wish), state)[0]!;
  } catch (error) {
    if (error instanceof Refusal) return error.rule;
    throw error;
  }
}

/** The same rules told once more, as simply as can be: a list of who holds what. */
class Ledger {
  readonly held = new Map<string, { pence: number; place: string | null; final: boolean }>();
  constructor(private readonly pot: Pot) {}

  left(place?: string | null) {
    const taken = [...this.held.values()].filter((one) => place === undefined || one.place === place);
    return this.total(place) - sum(taken.map(({ pence }) => pence));
  }

  allows(wish: Wish): boolean {
    const before = this.held.get(wish.applicationId);
    if (wish.do !== 'reserve') return before?.final === false;
    const place = placeOf(wish.wardCode);
    const fits = wish.pence > 0 && wish.pence <= Math.min(askedPence, this.left());
    return !before && fits && (!this.pot.perHead || (place !== null && wish.pence <= this.left(place)));
  }

  write(wish: Wish) {
    if (wish.do === 'release') this.held.delete(wish.applicationId);
    else if (wish.do === 'confirm') this.held.get(wish.applicationId)!.final = true;
    else this.held.set(wish.applicationId, { pence: wish.pence, place: placeOf(wish.wardCode), final: false });
  }

  private total(place?: string | null) {
    const { eastPence, westPence } = this.pot;
    return place === undefined ? eastPence + westPence : place === east.id ? eastPence : westPence;
  }
}
const placeOf = (wardCode: string | null) =>
  [east, west].find(({ wardCodes }) => wardCode !== null && wardCodes.includes(wardCode))?.id ?? null;

function mustAgree(state: Scheduled, ledger: Ledger, { perHead }: Pot) {
  expect(leftInPot(state)).toBe(ledger.left());
  expect(leftInPot(state)).toBeGreaterThanOrEqual(0);
  for (const { id } of [east, west]) {
    const left = leftUnderCeiling(state, id);
    expect(left).toBe(perHead ? ledger.left(id) : null);
    if (left !== null) expect(left).toBeGreaterThanOrEqual(0);
  }
}

/** What the event says was left before and after is what was left before and after. */
function mustSayWhatIsLeft(event: RoundEvent, before: Scheduled, after: Scheduled) {
  if (event.type !== 'GrantReserved' && event.type !== 'GrantReleased') return;
  const { pot, ceiling, neighbourhoodId } = event.data;
  expect(pot).toEqual({ leftBefore: leftInPot(before), leftAfter: leftInPot(after) });
  const [leftBefore, leftAfter] = [before, after].map((state) => leftUnderCeiling(state, neighbourhoodId));
  expect(ceiling).toEqual(leftBefore === null ? null : { leftBefore, leftAfter });
}

describe(`the money of any round, whatever happens to it (SEED=${seed})`, () => {
  it('is always in the pot or held, under each ceiling too, and never below nothing', () => {
    const outcomes = new Set<string>();
    fc.assert(fc.property(pots, fc.array(wishes, { maxLength: 40 }), (pot, history) => {
      const ledger = new Ledger(pot);
      let state = begin(pot) as Scheduled;
      for (const wish of history) {
        const outcome = decided(wish, state);
        expect(typeof outcome !== 'string').toBe(ledger.allows(wish));
        outcomes.add(typeof outcome === 'string' ? outcome : outcome.type);
        if (typeof outcome === 'string') continue;
        const after = evolve(round.evolve, state, outcome) as Scheduled;
        ledger.write(wish);
        mustAgree(after, ledger, pot);
        mustSayWhatIsLeft(outcome, state, after);
        state = after;
      }
    }), { seed, numRuns: 500 });

    // Nothing is shown by histories in which nothing happens.
    expect([...outcomes].sort()).toEqual([
      'GrantConfirmed', 'GrantReleased', 'GrantReserved', 'not-an-amount', 'not-awaiting-decision', 'not-reserved',
      'over-budget', 'over-request', 'ward-not-known',
    ]);
  });
});
