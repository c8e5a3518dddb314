import { Disclosure, DisclosureCheckpoint, SubjectKey } from './privacy.entities.js';
import { ReturnCode } from './return-codes.js';

export { MasterKey, type Purpose } from './master-key.js';
export { OrphanSweep } from './orphan-sweep.js';
export { privacyMigrations } from './privacy.migrations.js';
export { PrivacyModule } from './privacy.module.js';
export { ReturnCodes, type WayBack } from './return-codes.js';
export { ERASED, type Sealer, Vault } from './vault.js';

export const privacyEntities = [Disclosure, DisclosureCheckpoint, ReturnCode, SubjectKey];
