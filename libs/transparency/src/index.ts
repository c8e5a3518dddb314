export {
  type Checkpoint, type Known, parseCheckpoint, textOf, type Verified, verifyCheckpoint,
} from './checkpoint/checkpoint.js';
export * from './leaf/index.js';
export { LogFault } from './log-fault.js';
export * from './notes/index.js';
export { parseTlogProof, type TlogProof, tlogProof, verifyTlogProof } from './proof/tlog-proof.js';
export * from './tiles/index.js';
export * from './tree/index.js';
