import { Refusal } from '#kernel';
import { correlation, type Sender } from '#event-store';
import { type Permission, PERMISSIONS } from './permissions.js';
import type { Role } from './roles.rules.js';

export type Membership = Readonly<{ organisationId: string; role: Role }>;

/** Refused because of who asks, not of what is asked: 403 for a person and a machine. */
export class NotPermitted extends Refusal {
  constructor(message = 'You do not have permission to do this') {
    super('not-permitted', message);
  }
}

/** Who is signed in, and what that lets them do in which organisation. */
export class Actor {
  /** @param only the one record of theirs that they may open, where they showed no more than the code of that one */
  constructor(
    readonly personId: string, readonly memberships: readonly Membership[] = [], readonly only?: string,
  ) {}

  /** Without an organisation: in any at all. That opens a page; what stands on it still asks for the organisation. */
  may(permission: Permission, organisationId?: string): boolean {
    return this.membershipFor(permission, organisationId) !== undefined;
  }

  /** The organisations in which the person may do this. */
  organisationsWhere(permission: Permission): readonly string[] {
    return [...new Set(this.memberships.filter(grants(permission)).map(({ organisationId }) => organisationId))];
  }

  /** @throws NotPermitted where no role of theirs in this organisation lets them. */
  mustBeAllowed(permission: Permission, organisationId: string): Membership {
    const membership = this.membershipFor(permission, organisationId);
    if (!membership) throw new NotPermitted();
    return membership;
  }

  /**
   * The sender of a command that this permission lets through in this organisation.
   * @throws NotPermitted
   */
  sender(permission: Permission, organisationId: string, commandId: string): Sender {
    const { role } = this.mustBeAllowed(permission, organisationId);
    return this.sends(commandId, { role, authority: permission, organisationId });
  }

  /** Anybody may apply, in their own name. */
  asApplicant(commandId: string): Sender {
    return this.sends(commandId, { role: 'applicant', authority: 'apply', organisationId: '' });
  }

  private sends(commandId: string, as: Pick<Sender, 'role' | 'authority' | 'organisationId'>): Sender {
    const correlationId = correlation.getStore() ?? commandId;
    return { commandId, actor: this.personId, correlationId, causationId: commandId, ...as };
  }

  private membershipFor(permission: Permission, organisationId?: string) {
    const inQuestion = this.memberships.filter(grants(permission));
    if (organisationId === undefined) return inQuestion[0];
    return inQuestion.find((membership) => membership.organisationId === organisationId);
  }
}

const grants = (permission: Permission) => ({ role }: Membership) => PERMISSIONS[role].includes(permission);
