export { type Consistency, type Inclusion, verifyConsistency, verifyInclusion } from './checking.js';
export { type Completed, Frontier, rootAt, rootOf } from './frontier.js';
export { EMPTY_ROOT, type Hashes, leafHash, nodeHash } from './hashing.js';
export { consistencyProof, inclusionProof } from './proofs.js';
