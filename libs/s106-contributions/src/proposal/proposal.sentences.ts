import { inPounds } from '#kernel';
import type { Facet, Sentences } from '#scrutiny';
import type { ProposalFacts } from './proposal-facts.js';
import { decided, rankFacets, wardFacets } from '../facets.js';
import type { ProposalEvent, ProposalMade } from './proposal.events.js';

const record = 'The proposal';

export const proposalSentences: Sentences<ProposalEvent, ProposalFacts> = {
  ProposalMade: ({ data }, { wardName }) => ({
    record, from: 'public', because: { text: data.facility }, facets: facetsOfMade(data),
    what: data.consultationId === null ? 'A group proposed this before anybody asked. It stood ready.'
      : 'A group proposed this.',
    details: [
      { label: 'Where', text: data.place }, ...(wardName === null ? [] : [{ label: 'Ward', text: wardName }]),
      { label: 'For whom', text: data.forWhom }, { label: 'Cost', text: inPounds(data.costPence) },
      { label: 'Ready', text: data.readyYear === null ? 'Not known yet' : String(data.readyYear) },
    ],
  }),
  ProposalPutForward: ({ data: { how, consultationId } }) => ({
    record, from: 'public',
    what: how === 'standing' ? 'It stood ready, so it went into the consultation.'
      : 'It was added to the consultation.',
    details: [{ label: 'Consultation', text: 'What was asked', path: `/consultations/${consultationId}` }],
  }),
  ProposalWithdrawn: () => ({
    record, from: 'public', what: 'The group took it back.', facets: [{ kind: 'outcome', outcome: 'withdrawn' }],
  }),
  ProposalAccepted: ({ data: { pence, reasons } }) => ({
    record, from: 'public', facets: decided('accepted', pence),
    what: `The council set ${inPounds(pence)} aside for it.`, because: { text: reasons },
  }),
  ProposalFundingReleased: () => ({
    record, from: 'public', facets: [{ kind: 'outcome', outcome: 'released' }],
    what: 'The money that was set aside for it is free again. It stands ready as before.',
  }),
  ProposalDeclined: ({ data: { reasons, evidence, delegation } }) => ({
    record, from: 'public', what: 'The council said no.', because: { text: reasons },
    facets: [...decided('declined', null, delegation), ...rankFacets(evidence.rank)],
    standsOn: [
      `the proposal as at revision ${evidence.proposalRevision}`,
      ...(evidence.consultationRevision === null ? []
        : [`the consultation as at revision ${evidence.consultationRevision}`]),
      `the delegation as at revision ${delegation.revision}`,
    ],
  }),
};

const facetsOfMade = ({ costPence, wardCode, organisationId }: ProposalMade['data']): readonly Facet[] => [
  { kind: 'money', pence: costPence }, ...wardFacets(wardCode === null ? [] : [wardCode]),
  ...(organisationId === null ? [] : [{ kind: 'organisation', id: organisationId } as const]),
];
