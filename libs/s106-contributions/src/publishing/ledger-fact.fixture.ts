import fc from 'fast-check';
import type { LedgerFact } from './ledger-fact.js';

let count = 0;
export const fact = (
  status: LedgerFact['status'], day: string, pence: number, more: Partial<LedgerFact> = {},
): LedgerFact => ({
  id: `f${++count}`, agreementId: 'a1', obligationId: 'o1', status, day, pence, interestPence: 0, units: null,
  allocationId: null, ...more,
});

const kinds = ['received', 'monitoring-fee', 'allocated', 'released', 'spent', 'transferred', 'returned'] as const;
type Move = Readonly<{ kind: (typeof kinds)[number]; share: number; obligationId: string; days: number }>;
type Pots = Readonly<{ free: Map<string, number>; left: Map<string, number> }>;

type Moved = readonly [pence: number, allocationId: string | null];

const change = (map: Map<string, number>, key: string, by: number) => void map.set(key, (map.get(key) ?? 0) + by);
const partOf = (pence: number, share: number) => Math.floor((pence * share) / 100);

/** What a ledger that keeps its own rules lets be moved: nothing is used that is not there. */
function moved(move: Move, pots: Pots, at: number): Moved {
  const { kind, share, obligationId } = move;
  if (kind === 'spent' || kind === 'transferred' || kind === 'released') return movedFromAllocation(move, pots);
  if (kind === 'received') {
    change(pots.free, obligationId, share * 1_237);
    return [share * 1_237, null];
  }
  const pence = partOf(pots.free.get(obligationId) ?? 0, share);
  change(pots.free, obligationId, -pence);
  if (kind !== 'allocated') return [pence, null];
  change(pots.left, `${obligationId}-${at}`, pence);
  return [pence, `${obligationId}-${at}`];
}

function movedFromAllocation({ kind, share, obligationId }: Move, { free, left }: Pots): Moved {
  const [open, rest] = [...left].find(([key, pence]) => key.startsWith(obligationId) && pence > 0) ?? ['', 0];
  const pence = partOf(rest, share);
  change(left, open, -pence);
  if (kind === 'released') change(free, obligationId, pence);
  return [pence, open];
}

/** Money of three obligations, day after day over some years from October 2025. */
export const anyLedger = fc.array(fc.record({
  kind: fc.constantFrom(...kinds), share: fc.integer({ min: 0, max: 100 }),
  obligationId: fc.constantFrom('o1', 'o2', 'o3'), days: fc.nat(90),
}), { maxLength: 60 }).map((moves) => {
  const pots = { free: new Map<string, number>(), left: new Map<string, number>() };
  let time = Date.parse('2025-10-01T12:00:00Z');
  return moves.flatMap((move, at) => {
    time += move.days * 86_400_000;
    const [pence, allocationId] = moved(move, pots, at);
    const { kind, obligationId } = move;
    const day = new Date(time).toISOString().slice(0, 10);
    return pence > 0 ? [fact(kind, day, pence, { obligationId, allocationId })] : [];
  });
});
