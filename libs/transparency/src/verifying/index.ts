export { logAt, logIn, type LogSource } from './log-source.js';
export { keptCheckpoint } from './minutes.js';
export { type Expected, type Verdict, verifyLog } from './verify-log.js';
