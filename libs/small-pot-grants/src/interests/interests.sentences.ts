import type { Sentences } from '#scrutiny';
import type { GrantFacts } from '../decision/grant-facts.js';
import type { InterestsEvent } from './interests.events.js';

const record = 'Interests';
const who = {
  assessor: 'An assessor', decider: 'A decider', 'portfolio-holder': 'A portfolio holder',
  'panel-chair': 'The chair of the panel', 'panel-member': 'A member of the panel',
} as const;

export const interestsSentences: Sentences<InterestsEvent, GrantFacts> = {
  InterestsDeclared({ data: { interests }, metadata: { role } }, { applicationId }) {
    const own = interests.find((one) => one.applicationId === applicationId);
    const person = Object.hasOwn(who, role) ? who[role as keyof typeof who] : 'Somebody';
    const facets = [{ kind: 'interest', role: person, isDeclared: own !== undefined } as const];
    const told = { record, from: 'public', facets } as const;
    if (!own) return { ...told, what: `${person} read the list of applicants and declared no interest in this one.` };
    return {
      ...told, what: `${person} declared an interest in this application, so it was closed to them.`,
      because: { text: own.nature, from: 'full' },
    };
  },
};
