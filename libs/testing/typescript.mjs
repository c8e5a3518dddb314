/**
 * Lets plain Node run the sources, for tests that need a process of their own (to kill it, for one):
 * `node --conditions=moothall-source --import ./libs/testing/typescript.mjs FILE.ts`
 */
import { register } from 'node:module';

register('./typescript.hooks.mjs', import.meta.url);
