import { Actor, type Membership, NotPermitted, type Permission } from '#identity';

/** Who asks may do it, once they have shown a second factor in this session. */
export class SecondFactorNeeded extends NotPermitted {
  constructor() {
    super('Show your second step first: a code from the app on your phone');
  }
}

const verbs = /^(?:approve|award|decide|pay|sign)(?:-|$)/;
const aboutOthersPowers: readonly Permission[] =
  ['manage-people', 'link-accounts', 'give-delegations', 'separate-duties'];
/** Much about many people, or what cannot be taken back. */
const farReaching: readonly Permission[] = [
  'operate', 'give-subject-access', 'cancel-round', 'hand-over-groups', 'confirm-handovers',
];

/** What decides, approves, signs or pays, and what says who may. A new permission counts by its first word. */
export const needsSecondFactor = (permission: Permission): boolean =>
  verbs.test(permission) || aboutOthersPowers.includes(permission) || farReaching.includes(permission);

/** Somebody who has shown one factor only. They see what they may do; doing some of it takes the second. */
export class OneFactorActor extends Actor {
  /** @throws SecondFactorNeeded, NotPermitted */
  override mustBeAllowed(permission: Permission, organisationId: string): Membership {
    const membership = super.mustBeAllowed(permission, organisationId);
    if (needsSecondFactor(permission)) throw new SecondFactorNeeded();
    return membership;
  }
}
