import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EntityManager, In, IsNull } from 'typeorm';
import { Clock, Execute, type Saved, type Sender } from '#event-store';
import { Accounts, type Actor } from '#identity';
import { Refusal, type Revealed } from '#kernel';
import { Vault } from '#privacy';
import { askedAbout } from '../asked-about.js';
import { AskedReadings } from '../asked-readings.js';
import { CaseFiles } from '../case-files.js';
import { type QuestionCommand, questions } from './question.decider.js';
import { QuestionRow } from './questions.view.js';

export type QuestionPage = Revealed<QuestionRow>;
/** `questionId`: the form's, so that a second click is the same question. `reference`: '' where it is about no case. */
export type QuestionWish = Readonly<{ questionId: string; reference: string; question: string; isPublic: boolean }>;

/** What scrutiny asks the council, and the answers. Each method that changes something may throw a Refusal. */
@Injectable()
export class Questions {
  constructor(
    private readonly commands: CommandBus, private readonly files: CaseFiles, private readonly accounts: Accounts,
    private readonly vault: Vault, private readonly clock: Clock, private readonly db: EntityManager,
    private readonly readings: AskedReadings,
  ) {}

  async ask(actor: Actor, commandId: string, wish: QuestionWish): Promise<Saved> {
    const { questionId, isPublic } = wish;
    const about = await askedAbout(this.files, actor, wish.reference);
    const sender = actor.sender('scrutinise', about.organisationId, commandId);
    const question = await this.seal(questionId, 'question', wish.question);
    const command = {
      type: 'AskQuestion', questionId, ...about, isPublic, question, askedBy: actor.personId, at: this.clock.now(),
    } as const;
    return this.send(command, sender, wish);
  }

  async answer(actor: Actor, commandId: string, questionId: string, wish: { answer: string }): Promise<Saved> {
    const row = await this.db.findOneBy(QuestionRow, { id: questionId });
    if (!row) throw new Refusal('not-asked', 'Nobody waits for an answer to this');
    const { organisationId, reference } = row;
    const sender = actor.sender('answer-scrutiny', organisationId, commandId);
    const accounts = await this.accounts.of(actor.personId);
    const answer = await this.seal(questionId, 'answer', wish.answer);
    const command = {
      type: 'AnswerQuestion', questionId, organisationId, reference, answer, answeredBy: actor.personId, accounts,
      at: this.clock.now(),
    } as const;
    return this.send(command, sender, { questionId, ...wish });
  }

  /** For members and for who answers them, of the cases that they may read; the oldest first. */
  async list(actor: Actor): Promise<readonly QuestionPage[]> {
    const ids = [...actor.organisationsWhere('scrutinise'), ...actor.organisationsWhere('answer-scrutiny')];
    const where = { organisationId: In(ids) };
    const rows = await this.db.find(QuestionRow, { where, order: { askedAt: 'ASC', id: 'ASC' } });
    return this.vault.reveal([...await this.readings.among(actor, rows)]);
  }

  /** For everybody, the newest first: what is about no single case, and so stands in no trail. */
  async publicOnes(): Promise<readonly QuestionPage[]> {
    const where = { isPublic: true, reference: IsNull() };
    return this.vault.reveal(await this.db.find(QuestionRow, { where, order: { askedAt: 'DESC', id: 'ASC' } }));
  }

  /** Null where there is none or, without a difference, it is about a case that is not for this reader. */
  async find(actor: Actor, id: string): Promise<QuestionPage | null> {
    const [row] = await this.readings.among(actor, await this.db.findBy(QuestionRow, { id }));
    return row ? this.vault.reveal(row) : null;
  }

  private async seal(questionId: string, name: string, text: string) {
    const record = this.vault.sealer(`scrutiny-question:${questionId}`);
    const sealed = record.seal(name, text);
    await record.save();
    return sealed;
  }

  private send(command: QuestionCommand, sender: Sender, sent: object): Promise<Saved> {
    return this.commands.execute(new Execute(questions, command, sender, { type: command.type, ...sent }));
  }
}
