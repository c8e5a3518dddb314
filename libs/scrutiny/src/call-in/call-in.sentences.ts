import { dayInWords, inWords } from '#calendar';
import type { Case, Sentences } from '../case.js';
import type { CallInEvent, CloseCause } from './call-in.events.js';

const shared = { record: 'Call-in', from: 'public' } as const;
const who = { committee: 'The scrutiny committee', council: 'The full council' } as const;
const causes: Readonly<Record<CloseCause, string>> = {
  'confirmed': 'whoever decided has confirmed the decision',
  'taken-back': 'whoever decided has taken the decision back',
  'no-award-any-more': 'the group does not want the money any more',
};
const people = (count: number) => (count === 1 ? 'one member' : `${count} members`);

/** Until there is a decision that is public, what is said about it tells the group that an award is coming. */
const readerOfExemption = ({ isPublic }: Pick<Case, 'isPublic'>) => (isPublic ? 'public' : 'full');

export const callInSentences: Sentences<CallInEvent, Pick<Case, 'isPublic'>> = {
  DecisionExempted: ({ data: { reasons, constitutionRevision } }, one) => ({
    ...shared, from: readerOfExemption(one),
    what: 'The decision was taken out of call-in, because it could not wait.', because: { text: reasons },
    standsOn: [`the constitution as at revision ${constitutionRevision}`],
  }),
  CallInPeriodOpened: ({ data: { until, members, constitutionRevision } }) => ({
    ...shared, what: `The decision was published. Until ${inWords(until)}, ${people(members)} can call it in.`,
    standsOn: [`the constitution as at revision ${constitutionRevision}`],
  }),
  CallInAskedFor: ({ data: { reasons } }) =>
    ({ ...shared, what: 'A member asked for the decision to be called in.', because: { text: reasons } }),
  DecisionCalledIn: ({ data: { members } }) =>
    ({ ...shared, what: `The decision was called in: ${people(members)} asked for it, as the constitution says.` }),
  CallInPeriodEnded: ({ data: { asked, members } }) => ({
    ...shared,
    what: `The decision was not called in: it takes ${people(members)}, and ${asked === 0 ? 'none' : asked} asked.`,
  }),
  CalledInDecisionReleased: ({ data: { by, heldOn, minute } }) =>
    ({ ...shared, what: `${who[by]} let the decision stand on ${dayInWords(heldOn)}.`, because: { text: minute } }),
  DecisionReferredBack: ({ data: { by, heldOn, minute } }) => ({
    ...shared, what: `${who[by]} sent the decision back on ${dayInWords(heldOn)}, to be decided again.`,
    because: { text: minute },
  }),
  CallInSentToCouncil: ({ data: { heldOn, minute } }) => ({
    ...shared, what: `${who.committee} sent the decision to the full council on ${dayInWords(heldOn)}.`,
    because: { text: minute },
  }),
  CallInClosed: ({ data: { cause } }) => ({ ...shared, what: `The call-in is over: ${causes[cause]}.` }),
};
