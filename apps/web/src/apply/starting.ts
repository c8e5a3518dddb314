import { Injectable } from '@nestjs/common';
import { v5 } from 'uuid';
import type { Saved } from '#event-store';
import { Actor, isOfAGroup } from '#identity';
import { Applications } from '#small-pot-grants';

export type Started = Readonly<{ applicationId: string; personId: string; reference: string; saved: Saved }>;
type Passed = Readonly<{
  roundId: string; eligibility: readonly Readonly<{ questionId: string; answer: 'yes' | 'no' }>[];
}>;

/** Begins an application for somebody who has no account, and never needs one. */
@Injectable()
export class Starting {
  constructor(private readonly applications: Applications) {}

  /**
   * Every id derives from the form's, one way only: a second click gives the same application, and nobody who reads the
   * record can work out the form's id and become the applicant with it. An officer begins as a person of their own, so
   * that the way back to the application never leads to what they may do as an officer.
   */
  async start(visitor: Actor | undefined, formId: string, passed: Passed): Promise<Started> {
    const isApplicant = visitor?.memberships.every(({ role }) => isOfAGroup(role));
    const actor = visitor && isApplicant ? visitor : new Actor(v5('person', formId));
    const applicationId = v5('application', formId);
    const { reference, ...saved } =
      await this.applications.start(actor, v5('command', formId), { applicationId, ...passed });
    return { applicationId, personId: actor.personId, reference, saved };
  }
}
