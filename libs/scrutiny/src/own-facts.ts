import type { Recorded } from '#event-store';
import { type Case, type Sentences, tellBy, type Telling } from './case.js';
import type { CallInEvent } from './call-in/call-in.events.js';
import { callInMembers } from './call-in/call-in.members.js';
import { callInSentences } from './call-in/call-in.sentences.js';
import { callInStream } from './call-in/call-in.state.js';
import { documentRequestsStream } from './documents/document-request.decider.js';
import type { DocumentRequestEvent } from './documents/document-request.events.js';
import { documentRequestMembers } from './documents/document-request.members.js';
import { documentRequestSentences } from './documents/document-request.sentences.js';
import type { MemberRules } from './members.js';
import { programmeStream } from './programme/programme.decider.js';
import type { ProgrammeEvent } from './programme/programme.events.js';
import { programmeMembers } from './programme/programme.members.js';
import { programmeSentences } from './programme/programme.sentences.js';
import { questionsStream } from './questions/question.decider.js';
import type { QuestionEvent } from './questions/question.events.js';
import { questionMembers } from './questions/question.members.js';
import { questionSentences } from './questions/question.sentences.js';
import { recommendationsStream } from './recommendations/recommendation.decider.js';
import type { RecommendationEvent } from './recommendations/recommendation.events.js';
import { recommendationMembers } from './recommendations/recommendation.members.js';
import { recommendationSentences } from './recommendations/recommendation.sentences.js';

/** Where scrutiny's own work on a case stands. */
export const ownStreams = (organisationId: string, reference: string): readonly string[] =>
  [programmeStream, callInStream, documentRequestsStream, questionsStream, recommendationsStream]
    .map((stream) => stream(organisationId, reference));

type OwnEvent = ProgrammeEvent | CallInEvent | DocumentRequestEvent | QuestionEvent | RecommendationEvent;
/** What of a case some of these facts mind. */
type Openness = Pick<Case, 'isPublic' | 'withheld'>;

/** What each of these facts means, in a plain sentence. */
export const ownSentences: Sentences<OwnEvent, Openness> = {
  ...programmeSentences, ...callInSentences, ...documentRequestSentences, ...questionSentences,
  ...recommendationSentences,
};

/** Who may read which member of them. */
export const ownMembers: MemberRules = {
  ...programmeMembers, ...callInMembers, ...documentRequestMembers, ...questionMembers, ...recommendationMembers,
};

/** Null where it is a fact of the context that the case belongs to. */
export const tellOwn = (event: Recorded, one: Openness): Telling | null =>
  (Object.hasOwn(ownSentences, event.type) ? tellBy(ownSentences, event, one) : null);
