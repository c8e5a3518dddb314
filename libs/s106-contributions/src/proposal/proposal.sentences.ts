import { inPounds } from '#kernel';
import type { Sentences } from '#scrutiny';
import type { ProposalFacts } from './proposal-facts.js';
import type { ProposalEvent } from './proposal.events.js';

const record = 'The proposal';

export const proposalSentences: Sentences<ProposalEvent, ProposalFacts> = {
  ProposalMade: ({ data: { facility, place, forWhom, costPence, readyYear, consultationId } }, { wardName }) => ({
    record, from: 'public', because: { text: facility },
    what: consultationId === null ? 'A group proposed this before anybody asked. It stood ready.'
      : 'A group proposed this.',
    details: [
      { label: 'Where', text: place }, ...(wardName === null ? [] : [{ label: 'Ward', text: wardName }]),
      { label: 'For whom', text: forWhom }, { label: 'Cost', text: inPounds(costPence) },
      { label: 'Ready', text: readyYear === null ? 'Not known yet' : String(readyYear) },
    ],
  }),
  ProposalPutForward: ({ data: { how, consultationId } }) => ({
    record, from: 'public',
    what: how === 'standing' ? 'It stood ready, so it went into the consultation.'
      : 'It was added to the consultation.',
    details: [{ label: 'Consultation', text: 'What was asked', path: `/consultations/${consultationId}` }],
  }),
  ProposalWithdrawn: () => ({ record, from: 'public', what: 'The group took it back.' }),
  ProposalAccepted: ({ data: { pence, reasons } }) => ({
    record, from: 'public', what: `The council set ${inPounds(pence)} aside for it.`, because: { text: reasons },
  }),
  ProposalFundingReleased: () => ({
    record, from: 'public', what: 'The money that was set aside for it is free again. It stands ready as before.',
  }),
  ProposalDeclined: ({ data: { reasons, evidence: { proposalRevision, consultationRevision }, delegation } }) => ({
    record, from: 'public', what: 'The council said no.', because: { text: reasons },
    standsOn: [
      `the proposal as at revision ${proposalRevision}`,
      ...(consultationRevision === null ? [] : [`the consultation as at revision ${consultationRevision}`]),
      `the delegation as at revision ${delegation.revision}`,
    ],
  }),
};
