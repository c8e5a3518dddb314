import { randomUUID } from 'node:crypto';
import type { NewEvent } from '#event-store';

const digest = 'X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0';

/** Sizes and texts as an application has them. */
export const eventOf = (applicationId: string = randomUUID(), id: string = randomUUID()): NewEvent => ({
  id, type: 'ApplicationPartSaved', schemaVersion: 1,
  data: { applicationId, part: 'what-you-want-to-do', pence: 12_500, text: { _sd: digest } },
  metadata: {
    commandId: id, actor: applicationId, role: 'applicant', authority: 'apply', organisationId: applicationId,
    correlationId: id, causationId: id, effectiveAt: '2027-04-01T09:00:00.000Z', commandHash: digest,
  },
});
