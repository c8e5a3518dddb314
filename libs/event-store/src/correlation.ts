import { AsyncLocalStorage } from 'node:async_hooks';

/** The id of the request that is being answered, which ties what it caused, and its lines in the log, together. */
export const correlation = new AsyncLocalStorage<string>();
