import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EntityManager, In } from 'typeorm';
import { londonDay } from '#calendar';
import { Clock, Execute, type Saved, type Sender } from '#event-store';
import { Accounts, type Actor } from '#identity';
import { Refusal, type Revealed } from '#kernel';
import { Vault } from '#privacy';
import { CaseFiles } from '../case-files.js';
import { Constitutions } from '../constitution/constitutions.js';
import { callIn, type CallInCommand } from './call-in.decider.js';
import { CallInRow } from './call-ins.view.js';

export type CallInPage = Revealed<CallInRow>;
type Item = Readonly<{ organisationId: string; reference: string }>;
export type OutcomeWish =
  Readonly<{ outcome: 'release' | 'refer-back' | 'council'; heldOn: string; minute: string }>;

const commandFor = {
  'release': 'ReleaseCalledInDecision', 'refer-back': 'ReferDecisionBack', 'council': 'SendCallInToCouncil',
} as const;

/** Calling in decisions before they are carried out. Each method that changes something may throw a Refusal. */
@Injectable()
export class CallIns {
  constructor(
    private readonly commands: CommandBus, private readonly files: CaseFiles,
    private readonly constitutions: Constitutions, private readonly accounts: Accounts,
    private readonly vault: Vault, private readonly clock: Clock,
    private readonly db: EntityManager,
  ) {}

  /** Before it is decided: a decision that cannot wait for scrutiny. */
  async exempt(actor: Actor, commandId: string, wish: { reference: string; reasons: string }): Promise<Saved> {
    const one = (await this.files.open(wish.reference))?.one;
    if (!one?.isWithFunder || !actor.may('exempt-from-call-in', one.funderId))
      throw new Refusal('no-such-case', 'Your council has no such case. Check the reference', 'reference');
    const { funderId: organisationId, reference, isPublic: isDecided } = one;
    const { state, revision: constitutionRevision } = await this.constitutions.load(organisationId);
    const who = { exemptedBy: actor.personId, accounts: await this.accounts.of(actor.personId) };
    const command = {
      type: 'ExemptDecision', organisationId, reference, ...who, constitutionRevision, isDecided,
      urgency: state.callIn?.urgency ?? 'never', reasons: await this.seal(reference, 'reasons', wish.reasons),
      at: this.clock.now(),
    } as const;
    return this.send(command, actor.sender('exempt-from-call-in', organisationId, commandId), wish);
  }

  async ask(actor: Actor, commandId: string, item: Item, wish: { reasons: string }): Promise<Saved> {
    const sender = actor.sender('call-in', item.organisationId, commandId);
    const accounts = await this.accounts.of(actor.personId);
    const reasons = await this.seal(item.reference, 'reasons', wish.reasons);
    const command = {
      type: 'AskForCallIn', ...item, askedBy: actor.personId, reasons, accounts,
      hasInterest: await this.hasInterest(accounts, item), at: this.clock.now(),
    } as const;
    return this.send(command, sender, { ...item, ...wish });
  }

  /** What the committee, or the council after it, said in a meeting. */
  async record(actor: Actor, commandId: string, item: Item, { outcome, ...wish }: OutcomeWish): Promise<Saved> {
    const sender = actor.sender('settle-call-in', item.organisationId, commandId);
    const [accounts, at] = [await this.accounts.of(actor.personId), this.clock.now()];
    const said = { heldOn: wish.heldOn, minute: await this.seal(item.reference, 'minute', wish.minute) };
    const publishedAt = (await this.row(item))?.publishedAt ?? null;
    const command = {
      type: commandFor[outcome], ...item, ...said, recordedBy: actor.personId, accounts,
      hasInterest: await this.hasInterest(accounts, item), publishedOn: publishedAt && londonDay(publishedAt),
      today: londonDay(at), at,
    } as const;
    return this.send(command, sender, { ...item, ...wish });
  }

  /** What can be called in, is, or was; the latest first. */
  async list(actor: Actor): Promise<readonly CallInPage[]> {
    const ids = actor.organisationsWhere('see-call-ins');
    const rows = await this.db.find(CallInRow, {
      where: { organisationId: In(ids) }, order: { publishedAt: 'DESC', id: 'ASC' },
    });
    return this.vault.reveal(rows);
  }

  async find(item: Item): Promise<CallInPage | null> {
    const row = await this.row(item);
    return row && this.vault.reveal(row);
  }

  private row({ organisationId, reference }: Item): Promise<CallInRow | null> {
    return this.db.findOneBy(CallInRow, { id: `${organisationId}/${reference}` });
  }

  /** Declared with whichever account, or because it is their own case. */
  private async hasInterest(accounts: readonly string[], { organisationId, reference }: Item): Promise<boolean> {
    const one = (await this.files.open(reference))?.one;
    return one?.funderId === organisationId && [...one.closed.to, one.ownerId].some((id) => accounts.includes(id));
  }

  /** It is of the council's record, and does not die with an applicant's erasure. */
  private async seal(reference: string, name: string, text: string) {
    const record = this.vault.sealer(`scrutiny:${reference}`);
    const sealed = record.seal(name, text);
    await record.save();
    return sealed;
  }

  private send(command: CallInCommand, sender: Sender, sent: object): Promise<Saved> {
    return this.commands.execute(new Execute(callIn, command, sender, { type: command.type, ...sent }));
  }
}
