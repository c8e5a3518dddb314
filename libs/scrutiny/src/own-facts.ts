import type { Recorded } from '#event-store';
import { type Case, tellBy, type Telling } from './case.js';
import { callInMembers } from './call-in/call-in.members.js';
import { callInSentences } from './call-in/call-in.sentences.js';
import { callInStream } from './call-in/call-in.state.js';
import { documentRequestsStream } from './documents/document-request.decider.js';
import { documentRequestMembers } from './documents/document-request.members.js';
import { documentRequestSentences } from './documents/document-request.sentences.js';
import type { MemberRules } from './members.js';
import { programmeStream } from './programme/programme.decider.js';
import { programmeMembers } from './programme/programme.members.js';
import { programmeSentences } from './programme/programme.sentences.js';
import { questionsStream } from './questions/question.decider.js';
import { questionMembers } from './questions/question.members.js';
import { questionSentences } from './questions/question.sentences.js';

/** Where scrutiny's own work on a case stands. */
export const ownStreams = (organisationId: string, reference: string): readonly string[] =>
  [programmeStream, callInStream, documentRequestsStream, questionsStream]
    .map((stream) => stream(organisationId, reference));

const standing = { ...programmeSentences, ...callInSentences, ...documentRequestSentences };

/** What each of these facts means, in a plain sentence. */
export const ownSentences = { ...standing, ...questionSentences };

/** Who may read which member of them. */
export const ownMembers: MemberRules =
  { ...programmeMembers, ...callInMembers, ...documentRequestMembers, ...questionMembers };

/** Null where it is a fact of the context that the case belongs to. `one`: the case, whose state some of them mind. */
export function tellOwn(event: Recorded, one: Pick<Case, 'isPublic' | 'withheld'>): Telling | null {
  if (Object.hasOwn(questionSentences, event.type)) return tellBy(questionSentences, event, one);
  return Object.hasOwn(standing, event.type) ? tellBy(standing, event, null) : null;
}
