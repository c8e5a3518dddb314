import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EntityManager, In } from 'typeorm';
import { Clock, Execute, type Saved, type Sender } from '#event-store';
import { Accounts, type Actor } from '#identity';
import { Refusal, type Revealed } from '#kernel';
import { Vault } from '#privacy';
import { CaseFiles } from '../case-files.js';
import { type ProgrammeCommand, programmeItem } from './programme.decider.js';
import { ProgrammeRow } from './programmes.view.js';

export type ProgrammeItemPage = Revealed<ProgrammeRow>;
type Item = Readonly<{ organisationId: string; reference: string }>;

/** What a scrutiny committee asks to see, and what the monitoring officer answers. Each method may throw a Refusal. */
@Injectable()
export class WorkProgramme {
  constructor(
    private readonly commands: CommandBus, private readonly files: CaseFiles, private readonly accounts: Accounts,
    private readonly vault: Vault, private readonly clock: Clock, private readonly db: EntityManager,
  ) {}

  /** A member asks for a case of their own council. Of others, they learn no more than that there is none. */
  async ask(actor: Actor, commandId: string, wish: { reference: string; reason: string }): Promise<Saved> {
    const file = await this.files.open(wish.reference);
    if (!file?.one.isWithFunder || !actor.may('scrutinise', file.one.funderId))
      throw new Refusal('no-such-case', 'Your council has no such case. Check the reference', 'reference');
    const { funderId: organisationId, reference } = file.one;
    const sender = actor.sender('scrutinise', organisationId, commandId);
    const reason = await this.seal(reference, 'reason', wish.reason);
    const command =
      { type: 'AskForCase', organisationId, reference, askedBy: actor.personId, reason, at: this.clock.now() } as const;
    return this.send(command, sender, wish);
  }

  async take(actor: Actor, commandId: string, item: Item): Promise<Saved> {
    const sender = actor.sender('answer-scrutiny', item.organisationId, commandId);
    const accounts = await this.accounts.of(actor.personId);
    const command = {
      type: 'TakeCaseIntoWorkProgramme', ...item, takenBy: actor.personId, accounts, at: this.clock.now(),
    } as const;
    return this.send(command, sender, item);
  }

  async refuse(actor: Actor, commandId: string, item: Item, wish: { reasons: string }): Promise<Saved> {
    const sender = actor.sender('answer-scrutiny', item.organisationId, commandId);
    const accounts = await this.accounts.of(actor.personId);
    const reasons = await this.seal(item.reference, 'reasons', wish.reasons);
    const command = {
      type: 'RefuseCaseToScrutiny', ...item, refusedBy: actor.personId, accounts, reasons, at: this.clock.now(),
    } as const;
    return this.send(command, sender, { ...item, ...wish });
  }

  async release(actor: Actor, commandId: string, item: Item, wish: { reason: string }): Promise<Saved> {
    const sender = actor.sender('scrutinise', item.organisationId, commandId);
    const reason = await this.seal(item.reference, 'reason', wish.reason);
    const command =
      { type: 'ReleaseCase', ...item, releasedBy: actor.personId, reason, at: this.clock.now() } as const;
    return this.send(command, sender, { ...item, ...wish });
  }

  /** For members and monitoring officers: what was asked for, the newest first. */
  async list(actor: Actor): Promise<readonly ProgrammeItemPage[]> {
    const ids = [...actor.organisationsWhere('scrutinise'), ...actor.organisationsWhere('answer-scrutiny')];
    const where = { organisationId: In(ids) };
    return this.vault.reveal(await this.db.find(ProgrammeRow, { where, order: { askedAt: 'DESC', id: 'ASC' } }));
  }

  async find({ organisationId, reference }: Item): Promise<ProgrammeItemPage | null> {
    const row = await this.db.findOneBy(ProgrammeRow, { id: `${organisationId}/${reference}` });
    return row && this.vault.reveal(row);
  }

  /** What was asked and answered is of the council's record, and does not die with an applicant's erasure. */
  private async seal(reference: string, name: string, text: string) {
    const record = this.vault.sealer(`scrutiny:${reference}`);
    const sealed = record.seal(name, text);
    await record.save();
    return sealed;
  }

  private send(command: ProgrammeCommand, sender: Sender, sent: object): Promise<Saved> {
    return this.commands.execute(new Execute(programmeItem, command, sender, { type: command.type, ...sent }));
  }
}
