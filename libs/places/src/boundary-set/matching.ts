import type { Ward } from '../neighbourhood-set/neighbourhood-set.events.js';
import type { Boundary } from './boundary-set.events.js';

/** A ward without a boundary; `namesake`: the code of a boundary that has its name and no ward of its own. */
export type Undrawn = Readonly<{ ward: Ward; namesake: string | null }>;
export type Matched = Readonly<{
  drawn: readonly Readonly<{ ward: Ward; boundary: Boundary }>[];
  undrawn: readonly Undrawn[];
  /** Boundaries whose code no ward has. */
  unused: readonly Boundary[];
}>;

/**
 * Which wards can be drawn. A ward is known by its code alone: when its boundary is moved, it gets a new code and often
 * keeps its name, so that a boundary that only has the same name may lie elsewhere. It is told, and not drawn.
 */
export function matched(wards: readonly Ward[], boundaries: readonly Boundary[]): Matched {
  const byCode = new Map(boundaries.map((boundary) => [boundary.code, boundary]));
  const codes = new Set(wards.map(({ code }) => code));
  const unused = boundaries.filter(({ code }) => !codes.has(code));
  const byName = new Map(unused.map(({ code, name }) => [name, code]));
  const paired = wards.map((ward) => ({ ward, boundary: byCode.get(ward.code) }));
  return {
    drawn: paired.flatMap(({ ward, boundary }) => (boundary ? [{ ward, boundary }] : [])),
    undrawn: paired.filter(({ boundary }) => !boundary)
      .map(({ ward }) => ({ ward, namesake: byName.get(ward.name) ?? null })),
    unused,
  };
}
