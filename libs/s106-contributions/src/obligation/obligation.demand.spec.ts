import { specification } from '#testing';
import { obligation } from './obligation.decider.js';
import type {
  ContributionInvoiced, ContributionWrittenOff, DemandCorrected, DemandCorrectionDeclined, DemandCorrectionProposed,
  DemandDisputed, DisputeSettled, Working,
} from './obligation.demand.events.js';
import {
  at, base, dee, demanded, due, figure, reached, received, secured, text, today, whose, withTerms,
} from './obligation.examples.js';

const past = specification(obligation);
const figures = { base, due, revision: 3 };
const { payBy: _, working, pence: __, agreementId: ___, funderId: ____, ...wish } = demanded.data;
const demand = { type: 'DemandContribution', at, today, ...wish, figures } as const;

/** The final figure is 405.1: 2,198,880 × 405.1 = 890,766,288; ÷ 391.2 = 2,277,009.938… */
const final = figure('2028-01', '405.1');
const better: Working = {
  ...working, pence: 2_277_010,
  indexed: { ...working.indexed!, due: final, seriesRevision: 4, exactPence: '2277009.93865', pence: 2_277_010 },
};
const proposed: DemandCorrectionProposed = {
  type: 'DemandCorrectionProposed', data: { ...whose, working: better, pence: 2_277_010, beforePence: 2_274_762 },
};
const propose = {
  type: 'ProposeCorrection', at, obligationId: 'o1', figures: { base, due: final, revision: 4 },
} as const;
const why = { obligationId: 'o1', reasons: text('why') };
const accept = { type: 'AcceptCorrection', at, ...why, pence: 2_277_010, acceptedBy: 'pat' } as const;
const corrected: DemandCorrected = {
  type: 'DemandCorrected',
  data: { ...whose, working: better, pence: 2_277_010, beforePence: 2_274_762, reasons: text('why'),
    acceptedBy: 'pat' },
};
const dispute = { type: 'DisputeDemand', at, today, ...why, day: today, recordedBy: 'pat' } as const;
const disputed: DemandDisputed =
  { type: 'DemandDisputed', data: { ...whose, day: today, reasons: text('why'), recordedBy: 'pat' } };
const settle = { type: 'SettleDispute', at, today, ...why, day: today, pence: 2_000_000, settledBy: 'pat' } as const;
const settled: DisputeSettled = {
  type: 'DisputeSettled',
  data: { ...whose, day: today, pence: 2_000_000, beforePence: 2_274_762, reasons: text('why'), settledBy: 'pat' },
};
const invoice = {
  type: 'InvoiceContribution', at, today, obligationId: 'o1', invoiceNumber: 'INV-1', day: today, invoicedBy: 'fin',
} as const;
const invoiced = (pence: number, invoiceNumber = 'INV-1'): ContributionInvoiced => ({
  type: 'ContributionInvoiced', data: { ...whose, invoiceNumber, day: today, pence, invoicedBy: 'fin' },
});
const history = [secured, reached, demanded] as const;

describe('demanding a contribution', () => {
  it('says how the sum came about, and by when it is to be paid', () => {
    past(secured, reached).when(demand).then(demanded);
  });
  it('waits for its trigger', () => void past(secured).when(demand).thenRefuses('trigger-not-reached'));
  it('is done once', () => void past(...history).when(demand).thenRefuses('already-demanded'));
  it('names the figure that is missing', () => {
    for (const missing of [{ ...figures, due: null }, { ...figures, base: null }, null])
      past(secured, reached).when({ ...demand, figures: missing }).thenRefuses('index-figure-missing');
  });
  it('is of a day that has come', () => {
    past(secured, reached).when({ ...demand, day: '2028-03-02' }).thenRefuses('in-the-future', 'day');
  });
  it('is the sum itself where the deed has no index', () => {
    const sum = withTerms({ contribution: { kind: 'sum', pence: 5_000_000, indexation: null } });
    past(sum, reached).when({ ...demand, figures: null }).then({
      ...demanded, data: {
        ...demanded.data, pence: 5_000_000,
        working: { ratePence: null, dwellings: null, basePence: 5_000_000, indexed: null, pence: 5_000_000 },
      },
    });
  });
  it('is never about space or land', () => {
    const inKind = withTerms({ contribution: { kind: 'in-kind', units: 3, unit: 'rooms' } });
    past(inKind, reached).when(demand).thenRefuses('in-kind');
  });
});

describe('a figure that is published later', () => {
  it('proposes another sum, and changes nothing', () => void past(...history).when(propose).then(proposed));
  it('proposes nothing where it comes to the same', () => {
    past(...history).when({ ...propose, figures }).thenRefuses('nothing-to-correct');
    past(...history, proposed).when(propose).thenRefuses('nothing-to-correct');
  });
  it('proposes the demand as it is, once another had been proposed', () => {
    past(...history, proposed).when({ ...propose, figures: { ...figures, revision: 5 } }).then({
      type: 'DemandCorrectionProposed', data: {
        ...whose, pence: 2_274_762, beforePence: 2_274_762,
        working: { ...working, indexed: { ...working.indexed!, seriesRevision: 5 } },
      },
    });
  });
  it('is accepted by somebody, with reasons', () => void past(...history, proposed).when(accept).then(corrected));
  it('is declined by somebody, with reasons', () => {
    const decline = { type: 'DeclineCorrection', at, ...why, pence: 2_277_010, declinedBy: 'pat' } as const;
    const declined: DemandCorrectionDeclined = {
      type: 'DemandCorrectionDeclined', data: { ...whose, pence: 2_277_010, reasons: text('why'), declinedBy: 'pat' },
    };
    past(...history, proposed).when(decline).then(declined);
    past(...history, proposed, declined).when(accept).thenRefuses('no-correction');
  });
  it('is decided on as it was seen', () => {
    past(...history, proposed).when({ ...accept, pence: 2_277_009 }).thenRefuses('other-correction');
    past(...history).when(accept).thenRefuses('no-correction');
  });
  it('needs a demand', () => void past(secured, reached).when(propose).thenRefuses('not-demanded'));
  it('moves no sum that was settled', () => {
    past(...history, disputed, settled).when(propose).thenRefuses('already-settled');
  });
  it('waits while the demand is disputed', () => {
    past(...history, disputed, proposed).when(accept).thenRefuses('disputed');
  });
});

describe('an invoice', () => {
  it('is for the demand', () => void past(...history).when(invoice).then(invoiced(2_274_762)));
  it('is for what a correction adds', () => {
    past(...history, invoiced(2_274_762), proposed, corrected).when({ ...invoice, invoiceNumber: 'INV-2' })
      .then(invoiced(2_248, 'INV-2'));
  });
  it('has its number once', () => {
    past(...history, invoiced(2_274_762), proposed, corrected).when(invoice)
      .thenRefuses('already-invoiced', 'invoiceNumber');
    past(...history).when({ ...invoice, invoiceNumber: 'one two' }).thenRefuses('not-a-reference', 'invoiceNumber');
  });
  it('needs something to invoice', () => {
    past(...history, invoiced(2_274_762)).when({ ...invoice, invoiceNumber: 'INV-2' })
      .thenRefuses('nothing-to-invoice');
    past(secured, reached).when(invoice).thenRefuses('not-demanded');
  });
  it('waits while the demand is disputed', () => void past(...history, disputed).when(invoice).thenRefuses('disputed'));
});

describe('a dispute', () => {
  it('is about a demand', () => {
    past(...history).when(dispute).then(disputed);
    past(secured, reached).when(dispute).thenRefuses('not-demanded');
    past(...history, disputed).when(dispute).thenRefuses('disputed');
  });
  it('is settled with the demand, or with less', () => {
    past(...history, disputed).when(settle).then(settled);
    past(...history, disputed).when({ ...settle, pence: 2_274_762 })
      .then({ ...settled, data: { ...settled.data, pence: 2_274_762 } });
    past(...history, disputed).when({ ...settle, pence: 2_274_763 }).thenRefuses('above-demand', 'pence');
    past(...history, disputed).when({ ...settle, pence: 0 }).thenRefuses('not-an-amount', 'pence');
    past(...history).when(settle).thenRefuses('no-dispute');
  });
});

describe('writing off what was not paid', () => {
  const writeOff = { type: 'WriteOff', at, ...why, day: today, decidedBy: 'dee', by: dee } as const;
  const part = { ...received, data: { ...received.data, pence: 274_762, freeAfter: 274_762 } };
  const writtenOff: ContributionWrittenOff = {
    type: 'ContributionWrittenOff', data: {
      ...whose, day: today, pence: 2_000_000, reasons: text('why'), decidedBy: 'dee', dutiesRevision: 1,
      delegation: { delegationId: 'd1', revision: 1, upToPence: 2_000_000 },
    },
  };
  it('is for all that is left, within a delegation', () => {
    past(...history, part).when(writeOff).then(writtenOff);
    past(...history).when(writeOff).thenRefuses('beyond-delegation');
  });
  it('is not done by whoever demanded it, with whichever account', () => {
    past(...history, part).when({ ...writeOff, by: { ...dee, accounts: ['dee', 'pat'] } })
      .thenRefuses('demander-cannot-decide');
  });
  it('may be done by them below the funder’s sum', () => {
    const by = { ...dee, accounts: ['dee', 'pat'], duties: { ...dee.duties, approverFromPence: 2_000_001 } };
    past(...history, part).when({ ...writeOff, by }).then(writtenOff);
  });
  it('ends the demand', () => {
    past(...history, part, writtenOff).when(writeOff).thenRefuses('nothing-outstanding');
    past(...history, part, writtenOff).when(propose).thenRefuses('already-settled');
  });
  it('is not counted again when a dispute is settled after it: that sum is all that is owed', () => {
    const owed = { ...settled, data: { ...settled.data, pence: 274_762, beforePence: 274_762 } };
    const over = [...history, part, writtenOff, disputed] as const;
    past(...over).when({ ...settle, pence: 274_762 }).then(owed);
    past(...over).when({ ...settle, pence: 274_763 }).thenRefuses('above-demand', 'pence');
    past(...over, owed).when({ type: 'ReturnMoney', at, today, ...why, day: today, pence: 1, interestPence: 0,
      to: text('Hearth'), returnedBy: 'fin' }).thenRefuses('not-due-back');
  });
  it('leaves nothing to dispute where nothing was paid', () => {
    const all = { ...writtenOff, data: { ...writtenOff.data, pence: 2_274_762 } };
    past(...history, all).when(dispute).thenRefuses('nothing-owed');
  });
});
