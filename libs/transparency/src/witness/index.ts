export {
  type Asking, askWitness, type Cosigned, cosignatureOf, type KnownWitness, type KnowsSize,
  SawAnother,
} from './asking.js';
export { keyIn } from './key-file.js';
export type { Request } from './request.js';
export { witnessServer } from './server.js';
export { WitnessState } from './state.js';
export { type Answer, type FollowedLog, Witness } from './witness.js';
