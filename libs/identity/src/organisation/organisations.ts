import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, Execute, type Saved, type Sender } from '#event-store';
import { Vault } from '#privacy';
import { organisation } from './organisation.decider.js';
import type { Kind } from './organisation.rules.js';
import { person } from '../person.decider.js';
import type { Role } from '../roles.rules.js';

export type NewOrganisation = Readonly<{ organisationId: string; kind: Kind; name: string }>;
export type NewPerson = Readonly<{ personId: string; name: string }>;
export type RoleIn = Readonly<{ organisationId: string; personId: string; role: Role }>;

/** Registers organisations and people, and says who holds which role. Each method may throw a Refusal. */
@Injectable()
export class Organisations {
  constructor(
    private readonly commands: CommandBus,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async register(wish: NewOrganisation, sender: Sender): Promise<Saved> {
    const name = await this.seal(`organisation:${wish.organisationId}`, wish.name);
    const command = { type: 'RegisterOrganisation', ...wish, name, at: this.clock.now() } as const;
    return this.commands.execute(new Execute(organisation, command, sender, wish));
  }

  async registerPerson(wish: NewPerson, sender: Sender): Promise<Saved> {
    const name = await this.seal(`person:${wish.personId}`, wish.name);
    const command = { type: 'RegisterPerson', ...wish, name, at: this.clock.now() } as const;
    return this.commands.execute(new Execute(person, command, sender, wish));
  }

  giveRole(wish: RoleIn, sender: Sender): Promise<Saved> {
    const command = { type: 'GiveRole', ...wish, at: this.clock.now() } as const;
    return this.commands.execute(new Execute(organisation, command, sender, wish));
  }

  endRole(wish: RoleIn, sender: Sender): Promise<Saved> {
    const command = { type: 'EndRole', ...wish, at: this.clock.now() } as const;
    return this.commands.execute(new Execute(organisation, command, sender, wish));
  }

  private async seal(subject: string, name: string) {
    const record = this.vault.sealer(subject);
    const sealed = record.seal('name', name);
    await record.save();
    return sealed;
  }
}
