import type { Request } from 'express';
import type { Actor } from '#identity';
import type { SessionRow } from '#sign-in';

/** A request, and what the shell has found out about it. */
export type Visit = Request & {
  /** Who is signed in; nobody, where it is missing. */
  actor?: Actor | undefined;
  /** On which device, since when and how; missing where nobody is signed in. */
  session?: SessionRow | undefined;
  /** True where what this browser saved is not yet in what the page shows. */
  notShownYet?: boolean;
  /** True where a view that the page reads has stopped. */
  isBehind?: boolean;
};
