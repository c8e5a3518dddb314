/**
 * One movement of an obligation's ledger, as it is published and added up. `day` is when it happened, in London;
 * `enteredOn` when it was written down. `pence` is never negative; `units` counts what is not money.
 */
export type LedgerFact = Readonly<{
  id: string; agreementId: string; obligationId: string; kind: LedgerFactKind; day: string; enteredOn: string;
  pence: number; units: number; allocationId: string | null;
}>;

/**
 * `secured`: the deed promises it, in money or in units. `commuted`: money instead of units. `received`: with its late
 * interest. `released`: an allocation is free again, by decision or because its time was over. `fee`: kept for
 * monitoring. `delivered`: units that were handed over.
 */
export type LedgerFactKind =
  | 'secured' | 'commuted' | 'received' | 'fee' | 'allocated' | 'released' | 'transferred' | 'spent' | 'returned'
  | 'delivered' | 'written-off';
