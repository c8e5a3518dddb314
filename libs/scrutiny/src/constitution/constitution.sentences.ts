import { inPounds, type Sayings } from '#kernel';
import type { ConstitutionEvent } from './constitution.events.js';

const record = 'The constitution on call-in';
const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

export const constitutionSentences: Sayings<ConstitutionEvent> = {
  CallInRulesSet: ({ data: { members, workingDays, fromPence, urgency, minute } }) => ({
    record, because: minute,
    what: `From here on ${counted(members, 'member')} can call in a decision from ${inPounds(fromPence)} on, within `
      + `${counted(workingDays, 'clear working day')}. One that cannot wait can ${urgency === 'never' ? 'not ' : ''}`
      + 'be taken out.',
  }),
  CallInRulesEnded: ({ data: { minute } }) =>
    ({ record, because: minute, what: 'From here on no decision can be called in any more.' }),
};
