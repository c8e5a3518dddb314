import type { ObligationEvent } from './obligation.events.js';

type Part = Readonly<{ allocationId: string; pence: number }>;
type Told = Readonly<{
  [T in ObligationEvent['type']]?: (data: Extract<ObligationEvent, { type: T }>['data']) => void;
}>;

/** The rules of the ledger told once more, as simply as can be: who holds which pennies. */
export class Ledger {
  received = 0;
  interest = 0;
  fee = 0;
  returned = 0;
  free = 0;
  /** What the developer has to pay in all, and what of that is paid. */
  asked = 0;
  paid = 0;
  readonly held = new Map<string, { left: number; used: number }>();

  private readonly told: Told = {
    ContributionDemanded: ({ pence }) => { this.asked = pence; },
    DisputeSettled: ({ pence }) => { this.asked = pence; },
    ContributionWrittenOff: ({ pence }) => { this.asked -= pence; },
    MoneyReceived: ({ pence, interestPence }) => {
      this.paid += pence;
      this.received += pence;
      this.interest += interestPence;
      this.free += pence + interestPence;
    },
    MonitoringFeeTaken: ({ pence }) => {
      this.fee += pence;
      this.free -= pence;
    },
    MoneyReturned: ({ pence, cause }) => {
      if (cause === 'above-demand') this.paid -= pence;
      this.returned += pence;
      this.free -= pence;
    },
    MoneyAllocated: ({ allocationId, pence }) => {
      this.held.set(allocationId, { left: pence, used: 0 });
      this.free -= pence;
    },
    MoneySpent: (part) => this.use(part),
    MoneyTransferred: (part) => this.use(part),
    AllocationReleased: (part) => this.letGo(part),
    ContributionExpired: ({ released }) => released.forEach((part) => this.letGo(part)),
  };

  write({ type, data }: ObligationEvent) {
    (this.told[type] as ((data: object) => void) | undefined)?.(data);
  }

  get left() {
    return [...this.held.values()].reduce((all, { left }) => all + left, 0);
  }

  get used() {
    return [...this.held.values()].reduce((all, { used }) => all + used, 0);
  }

  private use({ allocationId, pence }: Part) {
    this.held.get(allocationId)!.left -= pence;
    this.held.get(allocationId)!.used += pence;
  }

  private letGo({ allocationId, pence }: Part) {
    this.held.get(allocationId)!.left -= pence;
    this.free += pence;
  }
}
