import type { Policy } from '#event-store';

/** Every policy of this context, to be run by the worker. */
export const s106ContributionsPolicies: readonly Policy[] = [];
