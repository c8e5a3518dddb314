import type { Event, Instant, Sealed } from '#kernel';

/**
 * A link back to an application was asked for by email: to `email`, or, where it is null, to the contact that the
 * application names. The latter is of old: now such a person gets a code to sign in.
 */
export type ReturnLinkRequested =
  Event<'ReturnLinkRequested', { applicationId: string; email: Sealed | null; requestedAt: Instant }>;
