import { erasures } from './erasure/erasures.view.js';
import { privacyNotices } from './notice/notices.view.js';
import { informationRequests } from './requests/requests.view.js';

export { DataProtectionModule } from './data-protection.module.js';
export { CarryingOut } from './erasure/carrying-out.js';
export { ErasureWorker } from './erasure/erasure-worker.js';
export { erasure, type ErasureCommand } from './erasure/erasure.decider.js';
export type * from './erasure/erasure.events.js';
export { ErasureQueries } from './erasure/erasure.queries.js';
export { type Exemption, EXEMPTIONS, LEGAL_BASES, type LegalBasis } from './erasure/erasure.rules.js';
export { Erasures, type ErasureWish } from './erasure/erasures.js';
export { ErasureRow } from './erasure/erasures.view.js';
export {
  type CaseFacts, type CasePart, type Chapter, DataKeeper, type Due, type Holding, Holdings, REASONS, type Scope,
  SCOPES, type Why,
} from './holdings.js';
export type * from './notice/notice.events.js';
export { type Notice, NoticeQueries } from './notice/notice.queries.js';
export { LAWFUL_BASES, type LawfulBasis } from './notice/notice.rules.js';
export { Notices, type NoticeWish } from './notice/notices.js';
export { AskingWhy, type Opening, ReasonNeeded } from './reading/asking-why.js';
export type * from './reading/why.events.js';
export { type CaseExport, CaseExports, type GivenPart } from './requests/case-exports.js';
export {
  type AnswerWish, InformationRequests, type NewRequest, type PartWish,
} from './requests/information-requests.js';
export type * from './requests/request.events.js';
export { type RequestPage, RequestQueries } from './requests/request.queries.js';
export {
  type Channel, CHANNELS, EXEMPTION_NAMES, type ExemptionName, EXEMPTIONS_BY_NAME, exemptionsFor, isForInformation,
  type Outcome, OUTCOMES, personalDataExemption, REQUEST_KINDS, type RequestKind,
} from './requests/request.rules.js';
export { type DueItem, Retention } from './retention/retention.js';
export { isKept, type Kind, type Rule, SCHEDULE } from './retention/schedule.js';
export { dataProtectionSentences } from './sentences.js';
export { SubjectAccess, type SubjectRecord } from './subject-access.js';

/** Every view of this context. */
export const dataProtectionViews = [erasures, privacyNotices, informationRequests];
export {
  erasures as erasuresView, informationRequests as informationRequestsView, privacyNotices as privacyNoticesView,
};
