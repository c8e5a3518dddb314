import { inWords } from '#calendar';
import { inPounds } from '#kernel';
import type { Sentences } from '#scrutiny';
import { delegationInWords, authorityOf } from '../decision/delegation-in-words.js';
import type { GrantFacts } from '../decision/grant-facts.js';
import { minutesOf, panelInWords } from '../panel/panel-in-words.js';
import type { ApplicationCallInEvent, ReleaseCause } from './application.call-in.events.js';

const shared = { record: 'The application', from: 'public' } as const;
const causes: Readonly<Record<ReleaseCause, string>> = {
  'not-called-in': 'Nobody called the decision in in time', 'released': 'The decision stands',
};
const offered = (pence: number, acceptBy: string) =>
  `the group was offered ${inPounds(pence)}, to be accepted by ${inWords(acceptBy)}.`;

export const applicationCallInSentences: Sentences<ApplicationCallInEvent, GrantFacts> = {
  AwardCalledIn: () => ({ ...shared, what: 'The offer to the group waits. The money stays set aside.' }),
  AwardReferredBack: () =>
    ({ ...shared, what: 'The award waits to be decided again. The money stays set aside.' }),
  OfferReleased: ({ data: { cause, pence, acceptBy } }) => ({
    ...shared, facets: [{ kind: 'outcome', outcome: 'offered' }, { kind: 'money', pence }],
    what: `${causes[cause]}, so ${offered(pence, acceptBy)}`,
  }),
  AwardConfirmed: ({ data }, facts) => ({
    ...shared, under: facts.authority, because: { text: data.reasons },
    facets: [{ kind: 'decision', outcome: 'confirmed' }, { kind: 'money', pence: data.pence }],
    what: `The decider looked at the decision again and confirmed it: ${offered(data.pence, data.acceptBy)}`,
    details: [
      ...panelInWords(data.panel, { outcome: 'award', pence: data.pence }),
      ...delegationInWords(data.delegation, facts),
    ],
    standsOn: [declaration(data.interestsRevision), ...minutesOf(data.panel),
      ...authorityOf(data.delegation, data.dutiesRevision)],
  }),
  AwardTakenBack: ({ data }, facts) => ({
    ...shared, under: facts.authority, because: { text: data.reasons },
    facets: [{ kind: 'decision', outcome: 'taken back' }, { kind: 'money', pence: data.pence }],
    what: `The decider looked at the decision again and took the award of ${inPounds(data.pence)} back.`,
    details: delegationInWords(data.delegation, facts),
    standsOn: [declaration(data.interestsRevision), ...authorityOf(data.delegation, data.dutiesRevision)],
  }),
};

const declaration = (revision: number) => `the decider’s declaration of interests as at revision ${revision}`;
