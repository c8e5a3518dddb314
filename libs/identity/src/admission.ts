import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EntityManager } from 'typeorm';
import { Clock, Execute, type Saved } from '#event-store';
import { Refusal } from '#kernel';
import { Vault } from '#privacy';
import { type Actor, NotPermitted } from './actor.js';
import { PersonRow } from './people.view.js';
import { person } from './person.decider.js';

type Wish = Readonly<{ personId: string; organisationId: string; reason: string }>;

/** Shuts people out and lets them in again. Each method may throw a Refusal. */
@Injectable()
export class Admission {
  constructor(
    private readonly commands: CommandBus, private readonly vault: Vault, private readonly clock: Clock,
    private readonly db: EntityManager,
  ) {}

  /** From now on they can do nothing here, whatever their roles. */
  disable(administrator: Actor, commandId: string, wish: Wish): Promise<Saved> {
    return this.settle('DisablePerson', administrator, commandId, wish);
  }

  enable(administrator: Actor, commandId: string, wish: Wish): Promise<Saved> {
    return this.settle('EnablePerson', administrator, commandId, wish);
  }

  /** Records that it was taken away; that it is, `SecondFactors` sees to. */
  takeSecondFactorAway(administrator: Actor, commandId: string, wish: Wish): Promise<Saved> {
    return this.settle('TakeSecondFactorAway', administrator, commandId, wish);
  }

  /** An administrator of every organisation that they work for. @throws NotPermitted, Refusal `works-elsewhere` */
  async mustBeInCharge(administrator: Actor, { personId, organisationId }: Omit<Wish, 'reason'>): Promise<void> {
    administrator.mustBeAllowed('manage-people', organisationId);
    if (administrator.personId === personId)
      throw new Refusal('own-account', 'You cannot do this to yourself. Ask another administrator');
    const memberships = (await this.db.findOneBy(PersonRow, { id: personId }))?.memberships ?? [];
    if (!memberships.some((one) => one.organisationId === organisationId)) throw new NotPermitted();
    if (!memberships.every((one) => administrator.may('manage-people', one.organisationId)))
      throw new Refusal('works-elsewhere',
        'They also work for an organisation that you do not look after. End their roles in yours instead');
  }

  private async settle(
    type: 'DisablePerson' | 'EnablePerson' | 'TakeSecondFactorAway', administrator: Actor, commandId: string,
    wish: Wish,
  ): Promise<Saved> {
    await this.mustBeInCharge(administrator, wish);
    const sender = administrator.sender('manage-people', wish.organisationId, commandId);
    const record = this.vault.sealer(`person:${wish.personId}`);
    const reason = record.seal('reason', wish.reason);
    await record.save();
    const command = { type, personId: wish.personId, reason, at: this.clock.now() } as const;
    return this.commands.execute(new Execute(person, command, sender, wish));
  }
}
