import { Actor, type Membership, NotPermitted, type Permission } from '#identity';
import { needsSecondFactor } from './factors.js';

/** Who asks may do it, once they have shown a second factor in this session. */
export class SecondFactorNeeded extends NotPermitted {
  constructor() {
    super('Show your second step first: a code from the app on your phone');
  }
}

/** Somebody who has shown one factor only. They see what they may do; doing some of it takes the second. */
export class OneFactorActor extends Actor {
  /** @throws SecondFactorNeeded, NotPermitted */
  override mustBeAllowed(permission: Permission, organisationId: string): Membership {
    const membership = super.mustBeAllowed(permission, organisationId);
    if (needsSecondFactor(permission)) throw new SecondFactorNeeded();
    return membership;
  }
}
