import type { Revealed } from '#kernel';
import type { AgreementRow } from '../agreement/agreements.view.js';
import type { ObligationRow } from '../obligation/obligations.view.js';
import type { TransactionRow } from '../obligation/transactions.view.js';

type Known = Readonly<{
  agreements: readonly Pick<Revealed<AgreementRow>, 'id' | 'wardCodes'>[];
  obligations: readonly Pick<
    Revealed<ObligationRow>,
    'agreementId' | 'securedPence' | 'receivedPence' | 'interestPence' | 'freePence' | 'committedPence'
  >[];
  transactions: readonly Pick<Revealed<TransactionRow>, 'id' | 'status' | 'pence' | 'wardCode' | 'allocationId'>[];
}>;
/**
 * What a place raised, holds and spent, in pence. A place is one ward, or several that one agreement lies in: its money
 * cannot be parted among them. `agreed`, `received` and `held` are of building there; `spent` is on projects there,
 * wherever the building was.
 */
export type PlaceMoney = Readonly<{
  wardCodes: readonly string[]; agreements: number; agreed: number; received: number; held: number; spent: number;
}>;

const nothing = { agreements: 0, agreed: 0, received: 0, held: 0, spent: 0 };
const keyOf = (wardCodes: readonly string[]) => wardCodes.toSorted().join(' ');

/** Every place about which anything is recorded. Their sums are those of the whole ledger. */
export function moneyByPlace({ agreements, obligations, transactions }: Known): readonly PlaceMoney[] {
  const places = new Map<string, PlaceMoney>();
  const add = (wardCodes: readonly string[], more: Partial<typeof nothing>) => {
    const before = places.get(keyOf(wardCodes)) ?? { ...nothing, wardCodes: wardCodes.toSorted() };
    const sums = Object.entries(more).map(([name, by]) => [name, before[name as keyof typeof nothing] + by]);
    places.set(keyOf(wardCodes), { ...before, ...Object.fromEntries(sums) as typeof more });
  };
  const sites = new Map(agreements.map(({ id, wardCodes }) => [id, wardCodes]));
  for (const { wardCodes } of agreements) add(wardCodes, { agreements: 1 });
  for (const one of obligations)
    add(sites.get(one.agreementId) ?? [], {
      agreed: one.securedPence, received: one.receivedPence + one.interestPence,
      held: one.freePence + one.committedPence,
    });
  for (const [wardCode, pence] of spentIn(transactions)) add(wardCode === '' ? [] : [wardCode], { spent: pence });
  return [...places.values()];
}

/** Where a project lies stands on its allocation. */
function spentIn(transactions: Known['transactions']): readonly (readonly [string, number])[] {
  const wards = new Map(transactions.filter(({ status }) => status === 'allocated')
    .map(({ id, wardCode }) => [id, wardCode]));
  return transactions.filter(({ status }) => status === 'spent' || status === 'transferred')
    .map(({ allocationId, pence }) => [wards.get(allocationId ?? '') ?? '', pence]);
}
