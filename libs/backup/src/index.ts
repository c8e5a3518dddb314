export { backUp } from './back-up.js';
export { type Manifest, readManifest, type TableFile } from './manifest.js';
export { restore, type Restored, restoreSigner } from './restore.js';
