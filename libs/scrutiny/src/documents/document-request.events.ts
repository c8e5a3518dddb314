import type { Event, Instant, Sealed } from '#kernel';
import type { ExemptPart } from './exempt.rules.js';

/**
 * `organisationId`: whose committee asks. `reference`: of the case that it is about; null where it is about none. Texts
 * are sealed under `scrutiny-request:<request>`.
 */
type Fact<Type extends string, Data extends object> =
  Event<Type, { requestId: string; organisationId: string; reference: string | null } & Data>;

/** A member of the committee asks for documents. `answerBy`: the end of the tenth clear day. */
export type DocumentsAskedFor =
  Fact<'DocumentsAskedFor', { askedBy: string; what: Sealed; why: Sealed; answerBy: Instant }>;
/** Here they are, or where they are. `exempt`: what was left out of them. */
export type DocumentsGiven =
  Fact<'DocumentsGiven', { answer: Sealed; exempt: readonly ExemptPart[]; givenBy: string; isLate: boolean }>;
/** The written statement of why not, as the law asks for. */
export type DocumentsRefused = Fact<'DocumentsRefused', { reasons: Sealed; refusedBy: string; isLate: boolean }>;

export type DocumentRequestEvent = DocumentsAskedFor | DocumentsGiven | DocumentsRefused;
