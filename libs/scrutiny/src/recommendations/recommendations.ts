import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EntityManager, In } from 'typeorm';
import { endOfDay, londonDay, monthsLater } from '#calendar';
import { Clock, Execute, type Saved, type Sender } from '#event-store';
import { Accounts, type Actor, type Permission } from '#identity';
import { type Instant, Refusal, type Revealed } from '#kernel';
import { Vault } from '#privacy';
import { CaseFiles } from '../case-files.js';
import { onlyCouncil } from '../only-council.js';
import { type RecommendationCommand, recommendations } from './recommendation.decider.js';
import type { AnswerToRecommendation, StateOfWork } from './recommendation.events.js';
import { RecommendationRow } from './recommendations.view.js';

export type RecommendationPage = Revealed<RecommendationRow>;
/** `recommendationId`: the form's, so that a second click is the same. `reference`: '' where it is about no case. */
export type RecommendationWish = Readonly<{
  recommendationId: string; reference: string; by: string; what: string; reasons: string; office: string;
  heldOn: string; minute: string;
}>;
export type ProgressWish = Readonly<{ state: StateOfWork; note: string; dueOn?: string | undefined }>;

/** The end of the same day of the month two months later, or of that month's last day (LGA 2000, section 9FE). */
export const respondBy = (madeAt: Instant): Instant => endOfDay(monthsLater(londonDay(madeAt), 2));

/** What scrutiny recommends, tracked until it is done. Each method that changes something may throw a Refusal. */
@Injectable()
export class Recommendations {
  constructor(
    private readonly commands: CommandBus, private readonly files: CaseFiles, private readonly accounts: Accounts,
    private readonly vault: Vault, private readonly clock: Clock, private readonly db: EntityManager,
  ) {}

  /** From here on everybody can read it, and the executive has two months to answer. */
  async make(actor: Actor, commandId: string, wish: RecommendationWish): Promise<Saved> {
    const { recommendationId, heldOn } = wish;
    const { organisationId, reference } = await this.aboutOf(actor, wish.reference);
    const sender = actor.sender('scrutinise', organisationId, commandId);
    const record = this.sealer(recommendationId);
    const [by, what] = [record.seal('by', wish.by), record.seal('what', wish.what)];
    const office = record.seal('office', wish.office);
    const [reasons, minute] = [record.seal('reasons', wish.reasons), record.seal('minute', wish.minute)];
    await record.save();
    const at = this.clock.now();
    const command = {
      type: 'MakeRecommendation', recommendationId, organisationId, reference, by, what, reasons, office, heldOn,
      minute, recordedBy: actor.personId, respondBy: respondBy(at), today: londonDay(at), at,
    } as const;
    return this.send(command, sender, wish);
  }

  async answer(
    actor: Actor, commandId: string, id: string, wish: { answer: AnswerToRecommendation; reasons: string },
  ): Promise<Saved> {
    const { sender, about } = await this.doing('answer-scrutiny', actor, commandId, id);
    const reasons = await this.sealed(id, 'answer', wish.reasons);
    const answeredBy = actor.personId;
    const command = {
      type: 'AnswerRecommendation', ...about, answer: wish.answer, reasons, answeredBy, at: this.clock.now(),
    } as const;
    return this.send(command, sender, { id, ...wish });
  }

  async report(actor: Actor, commandId: string, id: string, wish: ProgressWish): Promise<Saved> {
    const { sender, about } = await this.doing('answer-scrutiny', actor, commandId, id);
    const note = await this.sealed(id, `progress-${commandId}`, wish.note);
    const { state, dueOn = null } = wish;
    const command = {
      type: 'ReportProgress', ...about, state, note, dueOn, reportedBy: actor.personId, at: this.clock.now(),
    } as const;
    return this.send(command, sender, { id, ...wish });
  }

  /** Whether the committee agrees that it is done. */
  async judge(actor: Actor, commandId: string, id: string, wish: { isDone: boolean; note: string }): Promise<Saved> {
    const { sender, about } = await this.doing('scrutinise', actor, commandId, id);
    const note = await this.sealed(id, `judged-${commandId}`, wish.note);
    const [common, by] = [{ ...about, note, at: this.clock.now() }, actor.personId];
    const command = wish.isDone
      ? { type: 'AgreeThatItIsDone', ...common, agreedBy: by } as const
      : { type: 'FindItUnfinished', ...common, foundBy: by } as const;
    return this.send(command, sender, { id, ...wish });
  }

  /** All of them: they are public. What is due first comes first. */
  async all(): Promise<readonly RecommendationPage[]> {
    return this.vault.reveal(await this.db.find(RecommendationRow, { order: { respondBy: 'ASC', id: 'ASC' } }));
  }

  /** Those of the councils for which somebody scrutinises or answers. */
  async list(actor: Actor): Promise<readonly RecommendationPage[]> {
    const ids = [...actor.organisationsWhere('scrutinise'), ...actor.organisationsWhere('answer-scrutiny')];
    const where = { organisationId: In(ids) };
    return this.vault.reveal(
      await this.db.find(RecommendationRow, { where, order: { respondBy: 'ASC', id: 'ASC' } }));
  }

  async find(id: string): Promise<RecommendationPage | null> {
    const row = await this.db.findOneBy(RecommendationRow, { id });
    return row && this.vault.reveal(row);
  }

  /** A public case of the member's own council, since everybody reads what is recommended; or the council itself. */
  private async aboutOf(actor: Actor, typed: string) {
    if (typed === '') return { organisationId: onlyCouncil(actor.organisationsWhere('scrutinise')), reference: null };
    const one = (await this.files.open(typed))?.one;
    if (!one?.isPublic || !actor.may('scrutinise', one.funderId))
      throw new Refusal('no-such-case', 'No decision of your council that everybody can read has it. Check the '
        + 'reference, or leave it blank', 'reference');
    return { organisationId: one.funderId, reference: one.reference };
  }

  private async doing(permission: Permission, actor: Actor, commandId: string, id: string) {
    const row = await this.db.findOneBy(RecommendationRow, { id });
    if (!row) throw new Refusal('no-such-recommendation', 'There is no such recommendation');
    const { organisationId, reference } = row;
    const sender = actor.sender(permission, organisationId, commandId);
    const accounts = await this.accounts.of(actor.personId);
    return { sender, about: { recommendationId: id, organisationId, reference, accounts } };
  }

  private async sealed(id: string, name: string, typed: string) {
    const record = this.sealer(id);
    const text = record.seal(name, typed);
    await record.save();
    return text;
  }

  private send(command: RecommendationCommand, sender: Sender, sent: object): Promise<Saved> {
    return this.commands.execute(new Execute(recommendations, command, sender, { type: command.type, ...sent }));
  }

  private sealer = (id: string) => this.vault.sealer(`recommendation:${id}`);
}
