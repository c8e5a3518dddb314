export {
  type Checkpoint, type Known, parseCheckpoint, textOf, type Verified, verifyCheckpoint,
} from './checkpoint/checkpoint.js';
export * from './leaf/index.js';
export { LogFault } from './log-fault.js';
export * from './notes/index.js';
export { parseTlogProof, type TlogProof, tlogProof, verifyTlogProof } from './proof/tlog-proof.js';
export * from './tiles/index.js';
export * from './tree/index.js';
export { LogHealth } from './publishing/log-health.js';
export { LogIndex } from './publishing/log-index.js';
export { LogTiles } from './publishing/log-tiles.js';
export {
  type Break, type Cosigner, noteOf, type Published, PublishedLog, type SignerSays,
} from './publishing/published.js';
export { type WitnessAt, Witnessing } from './publishing/witnessing.js';
export { type CheckProgress, LogCheck, type Mismatch } from './sequencing/log-check.js';
export { LogKeys } from './sequencing/log-keys.js';
export { ONLY_GROW, transparencyMigrations } from './sequencing/public-log.migration.js';
export { type Place, Sequencer } from './sequencing/sequencer.js';
export { beginAgain } from './signing/begin-again.js';
export { confirmRestored } from './signing/confirm-restored.js';
export { SignerRefuses } from './signing/refusals.js';
export { LogSigner } from './signing/signer.js';
export { bringSignerBack, type BroughtBack, copySigner } from './signing/signer-copies.js';
export { SigningModule, TransparencyModule, type TransparencySettings } from './transparency.module.js';
export * from './witness/index.js';
export * from './verifying/index.js';
