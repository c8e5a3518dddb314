import { Injectable } from '@nestjs/common';
import { type Actor, ApplyingGroups } from '#identity';
import { Vault } from '#privacy';
import type { GroupBehind } from './application.events.js';
import type { started } from './application.state.js';

type Known = Pick<ReturnType<typeof started>, 'applicantId' | 'group' | 'contact'>;
type Behind = Readonly<{ group?: GroupBehind }>;

/** Which organisation applies. Groups are asked nothing for it: what they write in the form is enough. */
@Injectable()
export class GroupsBehind {
  constructor(private readonly groups: ApplyingGroups, private readonly vault: Vault) {}

  /** Nothing while the form does not say who applies and whom to write to. */
  async behind(actor: Actor, { applicantId: personId, group, contact }: Known): Promise<Behind> {
    if (group === null || contact === null) return {};
    const { organisationId, registers } = await this.groups.of(actor, await this.vault.reveal(group));
    if (registers === null) return { group: { organisationId, registers } };
    const { name, email: address } = contact;
    return { group: { organisationId, registers: { ...registers, contact: { personId, name, address } } } };
  }

  /** Once it is sent, groups that look like it are told. */
  async remember({ group: words }: Known, { group }: Behind): Promise<void> {
    if (words !== null && group) await this.groups.remember(group, await this.vault.reveal(words));
  }
}
