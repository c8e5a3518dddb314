import type { TransactionRow } from '../obligation/transactions.view.js';

/** One movement of an obligation's ledger, as it is added up. Pence are never negative; `units` are not money. */
export type LedgerFact = Pick<
  TransactionRow,
  'id' | 'agreementId' | 'obligationId' | 'status' | 'day' | 'pence' | 'interestPence' | 'units' | 'allocationId'
>;

/** What it comes to. Late interest is money that came in, too. */
export const amountOf = ({ pence, interestPence }: LedgerFact) => pence + interestPence;
