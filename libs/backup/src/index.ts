export { backUp } from './back-up.js';
export type { Manifest, TableFile } from './manifest.js';
export { restore, type Restored } from './restore.js';
