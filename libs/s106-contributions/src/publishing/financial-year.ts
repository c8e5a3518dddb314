/** From 1 April to 31 March; both days belong to it. `name` is written `2026-27`. */
export type FinancialYear = Readonly<{ name: string; from: string; to: string }>;

export const financialYearFrom = (year: number): FinancialYear => ({
  name: `${year}-${String((year + 1) % 100).padStart(2, '0')}`, from: `${year}-04-01`, to: `${year + 1}-03-31`,
});

/** `2026-27`; nothing where it is none. */
export function financialYear(name: string): FinancialYear | undefined {
  const year = financialYearFrom(Number(/^(\d{4})-\d\d$/.exec(name)?.[1] ?? NaN));
  return year.name === name ? year : undefined;
}

/** The one in which a day lies. */
export const financialYearOf = (day: string): FinancialYear =>
  financialYearFrom(Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0));
