import { erasures } from './erasure/erasures.view.js';

export { DataProtectionModule } from './data-protection.module.js';
export { CarryingOut, ErasureWorker } from './erasure/carrying-out.js';
export { erasure, type ErasureCommand } from './erasure/erasure.decider.js';
export type * from './erasure/erasure.events.js';
export { ErasureQueries } from './erasure/erasure.queries.js';
export { type Exemption, EXEMPTIONS, LEGAL_BASES, type LegalBasis } from './erasure/erasure.rules.js';
export { Erasures, type ErasureWish } from './erasure/erasures.js';
export { ErasureRow } from './erasure/erasures.view.js';
export {
  type Chapter, DataKeeper, type Due, type Holding, Holdings, REASONS, type Scope, SCOPES, type Why,
} from './holdings.js';
export { type DueItem, Retention } from './retention/retention.js';
export { type Rule, SCHEDULE } from './retention/schedule.js';
export { SubjectAccess, type SubjectRecord } from './subject-access.js';

/** Every view of this context. */
export const dataProtectionViews = [erasures];
export { erasures as erasuresView };
