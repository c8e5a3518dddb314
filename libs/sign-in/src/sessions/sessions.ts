import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EntityManager, LessThan, Not } from 'typeorm';
import { Configuration, type SessionLimits } from '#configuration';
import { Clock } from '#event-store';
import { hashOf, newToken } from '../tokens.js';
import { type SessionKind, SessionRow } from './session.entity.js';
import { Standing } from './standings.view.js';

const MINUTE = 60_000;
/** In a demo anybody is anybody, and its clock jumps. */
const DEMO: SessionLimits = { idle: 90 * 1_440 * MINUTE, whole: 90 * 1_440 * MINUTE };

export type NewSession =
  Pick<SessionRow, 'personId' | 'device'>
  & Readonly<{ isStaff: boolean; secondFactor: boolean; byProvider: boolean; onlyRecord?: string }>;

/** Who is signed in where, and for how long. */
@Injectable()
export class Sessions {
  private readonly limits: Readonly<Record<SessionKind, SessionLimits>>;
  private readonly demo: boolean;
  constructor(private readonly db: EntityManager, private readonly clock: Clock, { demo, signIn }: Configuration) {
    this.limits = { staff: signIn.staff, group: signIn.group, demo: DEMO };
    this.demo = demo;
  }

  /** @returns the token for the browser; it is kept nowhere else */
  async begin({ isStaff, secondFactor, onlyRecord, ...rest }: NewSession): Promise<string> {
    const [token, now] = [newToken(), this.now()];
    const kind = this.demo ? 'demo' : isStaff ? 'staff' : 'group';
    await this.db.insert(SessionRow, {
      ...rest, id: randomUUID(), tokenHash: hashOf(token), kind, begunAt: now, lastUsedAt: now,
      secondFactorAt: secondFactor ? now : null, onlyRecord: onlyRecord ?? null,
    });
    return token;
  }

  /** The session behind a token, which counts as used now; nothing where it has ended. */
  async of(token: string): Promise<SessionRow | undefined> {
    const row = await this.db.findOneBy(SessionRow, { tokenHash: hashOf(token) });
    if (!row || (row.kind === 'demo') !== this.demo) return undefined;
    if (this.isOver(row) || await this.isSignedOut(row)) {
      await this.db.delete(SessionRow, { id: row.id });
      return undefined;
    }
    const now = this.now();
    if (now.getTime() - row.lastUsedAt.getTime() >= MINUTE)
      await this.db.update(SessionRow, { id: row.id, lastUsedAt: LessThan(now) }, { lastUsedAt: now });
    return row;
  }

  /** The second factor was shown. The browser gets another token, and the old one ends. */
  async strengthen(id: string): Promise<string> {
    const token = newToken();
    await this.db.update(SessionRow, { id }, { tokenHash: hashOf(token), secondFactorAt: this.now() });
    return token;
  }

  /** Where this person is signed in, the last used first. */
  async list(personId: string): Promise<readonly SessionRow[]> {
    const rows = await this.db.find(SessionRow, { where: { personId }, order: { lastUsedAt: 'DESC', id: 'ASC' } });
    return rows.filter((row) => !this.isOver(row));
  }

  async endByToken(token: string): Promise<void> {
    await this.db.delete(SessionRow, { tokenHash: hashOf(token) });
  }

  /** One's own only. */
  async end(personId: string, id: string): Promise<void> {
    await this.db.delete(SessionRow, { id, personId });
  }

  async endAll(personId: string, { but }: { but?: string } = {}): Promise<void> {
    await this.db.delete(SessionRow, { personId, ...(but !== undefined && { id: Not(but) }) });
  }

  /** Deletes what ended by itself; nobody could use it any more. */
  async sweep(): Promise<void> {
    const now = this.now().getTime();
    for (const [kind, { idle, whole }] of Object.entries(this.limits) as [SessionKind, SessionLimits][]) {
      await this.db.delete(SessionRow, { kind, begunAt: LessThan(new Date(now - whole)) });
      await this.db.delete(SessionRow, { kind, lastUsedAt: LessThan(new Date(now - idle)) });
    }
  }

  private isOver({ kind, begunAt, lastUsedAt }: SessionRow): boolean {
    const [now, { idle, whole }] = [this.now().getTime(), this.limits[kind]];
    return now - begunAt.getTime() >= whole || now - lastUsedAt.getTime() >= idle;
  }

  /** Disabled, or a role ended since it began. */
  private async isSignedOut({ personId, begunAt }: SessionRow): Promise<boolean> {
    const standing = await this.db.findOneBy(Standing, { id: personId });
    return standing !== null && (standing.isDisabled || begunAt.toISOString() <= standing.signedOutAt);
  }

  private now() { return new Date(this.clock.now()); }
}
