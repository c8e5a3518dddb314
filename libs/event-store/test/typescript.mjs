/** `node -C moothall-source --import ./libs/event-store/test/typescript.mjs FILE.ts` runs a source without a build. */
import { register } from 'node:module';

register('./typescript.hooks.mjs', import.meta.url);
