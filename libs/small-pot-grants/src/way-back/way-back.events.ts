import type { Event, Instant, Sealed } from '#kernel';

/**
 * A link back to an application was asked for by email: to `email`, or, where it is null, to the contact that the
 * application names. Whoever knows a reference may ask for the latter.
 */
export type ReturnLinkRequested =
  Event<'ReturnLinkRequested', { applicationId: string; email: Sealed | null; requestedAt: Instant }>;
