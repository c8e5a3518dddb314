import { Refusal } from '#kernel';

/** A financial year runs from 1 April to 31 March and is written `2026-27`. */
export function mustBeAFinancialYear(text: string) {
  const [, first, second] = /^(20\d\d)-(\d\d)$/.exec(text) ?? [];
  if (first === undefined || (Number(first) + 1) % 100 !== Number(second))
    throw new Refusal('not-a-financial-year', 'Enter the financial year like this: 2026-27', 'financialYear');
}

/** A cost code stands in the event in clear, so it has no room for a name. */
export function mustBeACostCode(text: string) {
  if (!/^[A-Z0-9][A-Z0-9./-]{0,19}$/i.test(text))
    throw new Refusal('not-a-cost-code', 'Enter the cost code: letters, numbers, dots and dashes only', 'costCode');
}
