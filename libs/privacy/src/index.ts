import { Disclosure, DisclosureCheckpoint, SubjectKey } from './privacy.entities.js';
import { Reading } from './reading-log.js';
import { ReturnCode } from './return-codes.js';

export { BlindIndex, type Clue } from './blind-index.js';
export { type Also, Eraser, type ErasureOrder } from './eraser.js';
export { type Erased, ErasureList } from './erasure-list.js';
export { MasterKey, type Purpose } from './master-key.js';
export { OrphanSweep } from './orphan-sweep.js';
export { privacyMigrations } from './privacy.migrations.js';
export { PrivacyModule } from './privacy.module.js';
export { Reading, ReadingLog } from './reading-log.js';
export type { Apart } from './put-apart.js';
export { ReturnCodes, type WayBack } from './return-codes.js';
export { rotateMasterKey } from './rotation.js';
export { digestsIn } from './sealed-texts.js';
export { Texts } from './texts.js';
export { ERASED, type Sealer, Vault } from './vault.js';

export const privacyEntities = [Disclosure, DisclosureCheckpoint, Reading, ReturnCode, SubjectKey];
