import { dateInWords } from '#calendar';
import { inPounds } from '#kernel';
import type { Detail, Facet, Sentences } from '#scrutiny';
import { decided } from '../facets.js';
import type { ObligationDemandEvent, Working } from './obligation.demand.events.js';

const record = 'The demand';
const from = 'public' as const;

/** The sum as anybody can work it out again. */
function workingInWords({ ratePence, dwellings, basePence, indexed }: Working): Detail[] {
  const base = ratePence === null ? inPounds(basePence)
    : `${inPounds(ratePence)} × ${dwellings} homes = ${inPounds(basePence)}`;
  if (!indexed) return [{ label: 'The sum', text: base }];
  const { base: one, due, seriesCode, exactPence, floored, seriesRevision } = indexed;
  return [
    { label: 'The sum', text: base },
    { label: 'By the index', text: `× ${due.value} (${due.month}, ${due.status}) ÷ ${one.value} (${one.month}, `
      + `${one.status}), ${seriesCode} as at revision ${seriesRevision}` },
    { label: 'Exactly', text: `${exactPence} pence` },
    { label: 'Then', text: floored ? 'never below the sum itself, by the deed'
      : 'rounded to the nearest penny, half a penny up' },
  ];
}

/** Which figures moved the sum, and as at which revision of their series. */
function indexRule({ indexed }: Working): readonly Facet[] {
  if (!indexed) return [];
  const { seriesCode, seriesRevision, base, due } = indexed;
  const lines = [
    { label: `Base month, ${base.month}`, text: base.value }, { label: `Due month, ${due.month}`, text: due.value },
  ];
  return [{ kind: 'rule', rule: `Index ${seriesCode}`, lines, revision: seriesRevision }];
}

export const obligationDemandSentences: Sentences<ObligationDemandEvent, unknown> = {
  ContributionDemanded: ({ data: { day, payBy, pence, working } }) => ({
    record, from, details: workingInWords(working), facets: [{ kind: 'money', pence }, ...indexRule(working)],
    what: `On ${dateInWords(day)} the developer was asked for ${inPounds(pence)}, by ${dateInWords(payBy)}.`,
  }),
  DemandCorrectionProposed: ({ data: { pence, beforePence, working } }) => ({
    record, from, details: workingInWords(working), facets: indexRule(working),
    what: `A later index figure came to ${inPounds(pence)} instead of ${inPounds(beforePence)}. Nothing changed yet.`,
  }),
  DemandCorrected: ({ data: { pence, beforePence, reasons, working } }) => ({
    record, from, details: workingInWords(working), because: { text: reasons },
    facets: [...decided('demand corrected', pence), ...indexRule(working)],
    what: `The demand was changed from ${inPounds(beforePence)} to ${inPounds(pence)}.`,
  }),
  DemandCorrectionDeclined: ({ data: { pence, reasons } }) => ({
    record, from, what: `The demand was not changed to ${inPounds(pence)}.`, because: { text: reasons },
    facets: [
      ...decided('demand kept', null),
      { kind: 'alternative', what: `A later index figure proposed ${inPounds(pence)}. The demand was kept as it was.` },
    ],
  }),
  ContributionInvoiced: ({ data: { invoiceNumber, day, pence } }) => ({
    record, from, what: `${inPounds(pence)} was invoiced on ${dateInWords(day)}.`,
    details: [{ label: 'Invoice', text: invoiceNumber }],
  }),
  DemandDisputed: ({ data: { day, reasons } }) => ({
    record, from, what: `On ${dateInWords(day)} the developer disputed the demand.`, because: { text: reasons },
  }),
  DisputeSettled: ({ data: { day, pence, beforePence, reasons } }) => ({
    record, from, because: { text: reasons }, facets: decided('dispute settled', pence),
    what: `The dispute was settled on ${dateInWords(day)}, at ${inPounds(pence)} instead of ${inPounds(beforePence)}.`,
  }),
  ContributionWrittenOff: ({ data: { pence, reasons, delegation, dutiesRevision } }) => ({
    record, from, what: `${inPounds(pence)} will not be asked for any more.`, because: { text: reasons },
    facets: decided('written off', pence, delegation),
    standsOn: [
      `the delegation up to ${inPounds(delegation.upToPence)} as at revision ${delegation.revision}`,
      `the duties as at revision ${dutiesRevision}`,
    ],
  }),
};
