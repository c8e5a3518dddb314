import type { Recorded } from '#event-store';
import { tellBy, type Telling } from './case.js';
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
import { recommendationsStream } from './recommendations/recommendation.decider.js';
import { recommendationMembers } from './recommendations/recommendation.members.js';
import { recommendationSentences } from './recommendations/recommendation.sentences.js';

/** Where scrutiny's own work on a case stands. */
export const ownStreams = (organisationId: string, reference: string): readonly string[] =>
  [programmeStream, callInStream, documentRequestsStream, recommendationsStream]
    .map((stream) => stream(organisationId, reference));

/** What each of these facts means, in a plain sentence. */
const sentences =
  { ...programmeSentences, ...callInSentences, ...documentRequestSentences, ...recommendationSentences };

/** Who may read which member of them. */
export const ownMembers: MemberRules =
  { ...programmeMembers, ...callInMembers, ...documentRequestMembers, ...recommendationMembers };

/** Null where it is a fact of the context that the case belongs to. */
export const tellOwn = (event: Recorded): Telling | null =>
  (Object.hasOwn(sentences, event.type) ? tellBy(sentences, event, null) : null);
