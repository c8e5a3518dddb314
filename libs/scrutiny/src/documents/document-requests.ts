import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EntityManager, In } from 'typeorm';
import { daysLater, endOfDay, londonDay } from '#calendar';
import { Clock, Execute, type Saved, type Sender } from '#event-store';
import { Accounts, type Actor } from '#identity';
import { type Instant, Refusal, type Revealed } from '#kernel';
import { Vault } from '#privacy';
import { askedAbout } from '../asked-about.js';
import { CaseFiles } from '../case-files.js';
import { AskedReadings } from '../asked-readings.js';
import { type DocumentRequestCommand, documentRequests } from './document-request.decider.js';
import { DocumentRequestRow } from './document-requests.view.js';
import type { ExemptPart } from './exempt.rules.js';

export type DocumentRequestPage = Revealed<DocumentRequestRow>;
/** `requestId`: the form's, so that a second click is the same request. `reference`: '' where it is about no case. */
export type DocumentsWish = Readonly<{ requestId: string; reference: string; what: string; why: string }>;
export type DocumentsAnswer = Readonly<{ answer: string; exempt: readonly Revealed<ExemptPart>[] }>;

/**
 * The last moment for an answer: 10 clear days (SI 2012/2089, regulation 17). They are days of the calendar; the day of
 * the request does not count, and the last one counts to its end.
 */
export const answerDocumentsBy = (askedAt: Instant): Instant => endOfDay(daysLater(londonDay(askedAt), 10));

/** What scrutiny asks to see, and the answers. Each method that changes something may throw a Refusal. */
@Injectable()
export class DocumentRequests {
  constructor(
    private readonly commands: CommandBus, private readonly files: CaseFiles, private readonly accounts: Accounts,
    private readonly vault: Vault, private readonly clock: Clock, private readonly db: EntityManager,
    private readonly readings: AskedReadings,
  ) {}

  async ask(actor: Actor, commandId: string, wish: DocumentsWish): Promise<Saved> {
    const { requestId } = wish;
    const { organisationId, reference } = await askedAbout(this.files, actor, wish.reference);
    const sender = actor.sender('scrutinise', organisationId, commandId);
    const record = this.sealer(requestId);
    const [what, why] = [record.seal('what', wish.what), record.seal('why', wish.why)];
    await record.save();
    const at = this.clock.now();
    const command = {
      type: 'AskForDocuments', requestId, organisationId, reference, askedBy: actor.personId, what, why,
      answerBy: answerDocumentsBy(at), at,
    } as const;
    return this.send(command, sender, wish);
  }

  async give(actor: Actor, commandId: string, requestId: string, wish: DocumentsAnswer): Promise<Saved> {
    const { sender, about } = await this.answering(actor, commandId, requestId);
    const record = this.sealer(requestId);
    const answer = record.seal('answer', wish.answer);
    const exempt = wish.exempt.map(({ paragraph, what, publicInterest }, i) => ({
      paragraph, what: record.seal(`exempt-${i}`, what), publicInterest: record.seal(`interest-${i}`, publicInterest),
    }));
    await record.save();
    const command = {
      type: 'GiveDocuments', ...about, answer, exempt, givenBy: actor.personId, at: this.clock.now(),
    } as const;
    return this.send(command, sender, { requestId, ...wish });
  }

  async refuse(actor: Actor, commandId: string, requestId: string, wish: { reasons: string }): Promise<Saved> {
    const { sender, about } = await this.answering(actor, commandId, requestId);
    const record = this.sealer(requestId);
    const reasons = record.seal('reasons', wish.reasons);
    await record.save();
    const command = {
      type: 'RefuseDocuments', ...about, reasons, refusedBy: actor.personId, at: this.clock.now(),
    } as const;
    return this.send(command, sender, { requestId, ...wish });
  }

  /** For members and monitoring officers, of the cases that they may read; what is due first comes first. */
  async list(actor: Actor): Promise<readonly DocumentRequestPage[]> {
    const ids = [...actor.organisationsWhere('scrutinise'), ...actor.organisationsWhere('answer-scrutiny')];
    const where = { organisationId: In(ids) };
    const rows = await this.db.find(DocumentRequestRow, { where, order: { answerBy: 'ASC', id: 'ASC' } });
    return this.vault.reveal([...await this.readings.among(actor, rows)]);
  }

  /** Null where there is none or, without a difference, it is about a case that is not for this reader. */
  async find(actor: Actor, id: string): Promise<DocumentRequestPage | null> {
    const [row] = await this.readings.among(actor, await this.db.findBy(DocumentRequestRow, { id }));
    return row ? this.vault.reveal(row) : null;
  }

  private async answering(actor: Actor, commandId: string, requestId: string) {
    const row = await this.db.findOneBy(DocumentRequestRow, { id: requestId });
    if (!row) throw new Refusal('not-asked', 'Nobody waits for an answer about this');
    const { organisationId, reference } = row;
    const sender = actor.sender('answer-scrutiny', organisationId, commandId);
    const accounts = await this.accounts.of(actor.personId);
    return { sender, about: { requestId, organisationId, reference, accounts } };
  }

  private send(command: DocumentRequestCommand, sender: Sender, sent: object): Promise<Saved> {
    return this.commands.execute(new Execute(documentRequests, command, sender, { type: command.type, ...sent }));
  }

  private sealer = (requestId: string) => this.vault.sealer(`scrutiny-request:${requestId}`);
}
