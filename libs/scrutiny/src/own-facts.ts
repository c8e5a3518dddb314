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

/** Where scrutiny's own work on a case stands. */
export const ownStreams = (organisationId: string, reference: string): readonly string[] =>
  [programmeStream, callInStream, documentRequestsStream].map((stream) => stream(organisationId, reference));

/** What each of these facts means, in a plain sentence. */
const sentences: Sentences<ProgrammeEvent | CallInEvent | DocumentRequestEvent, Pick<Case, 'isPublic'>> = {
  ...programmeSentences, ...callInSentences, ...documentRequestSentences,
};

/** Who may read which member of them. */
export const ownMembers: MemberRules = { ...programmeMembers, ...callInMembers, ...documentRequestMembers };

/** Null where it is a fact of the context that the case belongs to. */
export const tellOwn = (event: Recorded, one: Pick<Case, 'isPublic'>): Telling | null =>
  (Object.hasOwn(sentences, event.type) ? tellBy(sentences, event, one) : null);
