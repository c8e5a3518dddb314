import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { AskingWhy, type Opening } from '#data-protection';
import { type Actor, NotPermitted } from '#identity';
import type { Revealed } from '#kernel';
import { ReadingLog, Vault } from '#privacy';
import { declarationId, DeclarationRow } from '../interests/declarations.view.js';
import { ApplicationRow } from './applications.view.js';

export type ApplicationPage = Revealed<ApplicationRow>;

/** Applications with their words in clear, each reader seeing what is theirs to see. What staff open is recorded. */
@Injectable()
export class ApplicationQueries {
  constructor(
    private readonly db: EntityManager, private readonly vault: Vault, private readonly readings: ReadingLog,
    private readonly asking: AskingWhy,
  ) {}

  /** Everything but who scored: the group's own application. @throws NotPermitted */
  async forGroup(actor: Actor, id: string): Promise<ApplicationPage | null> {
    const row = await this.db.findOneBy(ApplicationRow, { id });
    if (row && !isTheirs(actor, row)) throw new NotPermitted('This application belongs to somebody else');
    return row && this.vault.reveal(withoutOpenScores(row));
  }

  async ofGroup(actor: Actor): Promise<readonly ApplicationPage[]> {
    const where = { applicantId: actor.personId, ...(actor.only !== undefined && { id: actor.only }) };
    const rows = await this.db.find(ApplicationRow, { where, order: { startedAt: 'DESC' } });
    return this.vault.reveal(rows.map(withoutOpenScores));
  }

  /**
   * For the funder's officers and deciders; who may decide first says whether they have an interest. A draft is the
   * group's alone. @throws NotPermitted; ReasonNeeded where the funder asks why, unless the reader has to decide
   */
  async forFunder(actor: Actor, id: string): Promise<ApplicationPage | null> {
    const row = await this.db.findOneBy(ApplicationRow, { id });
    if (!row || row.submittedAt === null) return null;
    actor.mustBeAllowed('see-applications', row.funderId);
    if (actor.may('decide', row.funderId)) await this.mustBeDeclared(actor, row);
    await this.mustNotBeClosed(actor, row);
    if (!mustDecide(actor, row)) await this.asking.mustBeSaid(actor, openingOf(row));
    await this.isRead(actor, `application:${row.reference}`, [row]);
    return this.vault.reveal(asFunderSees(row, actor));
  }

  /** What the funder's staff would open: nothing that it tells. @throws NotPermitted */
  async toOpen(actor: Actor, id: string): Promise<(Opening & Readonly<{ reference: string }>) | null> {
    const row = await this.db.findOneBy(ApplicationRow, { id });
    if (!row || row.submittedAt === null) return null;
    actor.mustBeAllowed('see-applications', row.funderId);
    return { ...openingOf(row), reference: row.reference };
  }

  /** For an assessor: the others' scores are hidden until their own are in. @throws NotPermitted */
  async forAssessor(actor: Actor, id: string): Promise<ApplicationPage | null> {
    const row = await this.db.findOneBy(ApplicationRow, { id });
    if (!row || row.submittedAt === null) return null;
    actor.mustBeAllowed('assess', row.funderId);
    await this.mustBeDeclared(actor, row);
    await this.mustNotBeClosed(actor, row);
    await this.isRead(actor, `application:${row.reference}`, [row]);
    return this.vault.reveal(asAssessorSees(row, actor));
  }

  /** What a person who declares interests needs to know them by, and no more. @throws NotPermitted */
  async listForDeclaring(actor: Actor, roundId: string): Promise<readonly ApplicationPage[]> {
    const rows = await this.submitted(roundId);
    rows.forEach(({ funderId }) => actor.mustBeAllowed('declare-interests', funderId));
    await this.isRead(actor, `applications-of-round:${roundId}`, rows);
    return this.vault.reveal(rows.map((row) => asAssessorSees(row, actor)));
  }

  /** A round's applications as its funder sees them. @throws NotPermitted */
  async listForFunder(actor: Actor, roundId: string): Promise<readonly ApplicationPage[]> {
    const rows = await this.submitted(roundId);
    rows.forEach(({ funderId }) => actor.mustBeAllowed('see-applications', funderId));
    await this.isRead(actor, `applications-of-round:${roundId}`, rows);
    return this.vault.reveal(rows.map((row) => asFunderSees(row, actor)));
  }

  async declarationOf(actor: Actor, roundId: string): Promise<Revealed<DeclarationRow> | null> {
    const row = await this.db.findOneBy(DeclarationRow, { id: declarationId(roundId, actor.personId) });
    return row && this.vault.reveal(row);
  }

  private async isRead({ personId: readerId }: Actor, what: string, [row]: readonly ApplicationRow[]) {
    if (row) await this.readings.record({ readerId, organisationId: row.funderId, what });
  }

  private async submitted(roundId: string): Promise<readonly ApplicationRow[]> {
    const rows = await this.db.find(ApplicationRow, { where: { roundId }, order: { submittedAt: 'ASC', id: 'ASC' } });
    return rows.filter(({ submittedAt }) => submittedAt !== null);
  }

  private async mustBeDeclared({ personId }: Actor, { id, roundId }: ApplicationRow) {
    const row = await this.db.findOneBy(DeclarationRow, { id: declarationId(roundId, personId) });
    if (!row?.seen.includes(id)) throw new NotPermitted('First say whether you have an interest in this application');
  }

  private async mustNotBeClosed({ personId }: Actor, { id, roundId }: ApplicationRow) {
    const row = await this.db.findOneBy(DeclarationRow, { id: declarationId(roundId, personId) });
    if (row?.interests.some(({ applicationId }) => applicationId === id))
      throw new NotPermitted('You declared an interest in this application, so it is closed to you');
  }
}

const isTheirs = ({ personId, only }: Actor, { applicantId, id }: ApplicationRow) =>
  applicantId === personId && (only === undefined || only === id);

const openingOf = ({ id, reference, funderId }: ApplicationRow): Opening =>
  ({ what: `application:${reference}`, organisationId: funderId, subject: `application:${id}` });

const mustDecide = (actor: Actor, { funderId, status }: ApplicationRow) =>
  actor.may('decide', funderId) && status === 'submitted';

/** A group sees its scores once it is decided, and never whose they are. */
function withoutOpenScores(row: ApplicationRow): ApplicationRow {
  if (!row.decision) return { ...row, assessments: [] };
  return {
    ...row,
    assessments: row.assessments.map((one) => ({ ...one, assessorId: '' })),
    decision: { ...row.decision, decidedBy: '' },
  };
}

/**
 * Whom to talk to, and how a group let somebody begin for it, is for officers, who talk to it; what was left half
 * filled in is the group's alone.
 */
function asFunderSees(row: ApplicationRow, actor: Actor): ApplicationRow {
  const { contact: _, ...answers } = row.answers;
  const seesContacts = actor.may('see-contacts', row.funderId);
  return {
    ...row, unfinished: {}, secondContact: null,
    answers: seesContacts ? row.answers : answers, onBehalf: seesContacts ? row.onBehalf : null,
    assessments: actor.may('assess', row.funderId) ? withoutPeersScores(row, actor) : row.assessments,
  };
}

function asAssessorSees(row: ApplicationRow, actor: Actor): ApplicationRow {
  const { contact: _, ...answers } = row.answers;
  const scores = { assessments: withoutPeersScores(row, actor) };
  return { ...row, unfinished: {}, secondContact: null, onBehalf: null, answers, ...scores };
}

/** The others' scores are for those whose own are in. */
const withoutPeersScores = ({ assessments }: ApplicationRow, { personId }: Actor) =>
  (assessments.some(({ assessorId }) => assessorId === personId) ? assessments : []);
