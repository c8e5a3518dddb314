import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { type Actor, Directory } from '#identity';
import type { Instant } from '#kernel';
import { Vault } from '#privacy';
import { builtInBases, builtInTexts } from './built-in.js';
import type { NoticeTexts } from './notice.events.js';
import type { LawfulBasis } from './notice.rules.js';
import { NoticeRow } from './notices.view.js';

/** What people read. Version 0 is the built-in text of a funder that has no notice of its own yet. */
export type Notice = NoticeTexts<string> & Readonly<{
  organisationId: string; name: string; version: number; publishedAt: Instant | null;
  lawfulBases: readonly LawfulBasis[];
}>;

/** Privacy notices, opened: they are for everybody. */
@Injectable()
export class NoticeQueries {
  constructor(
    private readonly db: EntityManager, private readonly vault: Vault, private readonly directory: Directory,
  ) {}

  /** Of an organisation, as it stands or as that version was; null where there is no such organisation or version. */
  async of(organisationId: string, version?: number): Promise<Notice | null> {
    const funder = await this.directory.organisation(organisationId);
    if (!funder) return null;
    const where = version === undefined ? { organisationId } : { organisationId, version };
    const row = await this.db.findOne(NoticeRow, { where, order: { version: 'DESC' } });
    const { name } = funder;
    if (row) return { ...row, ...await this.vault.reveal(row.texts), name };
    if (version !== undefined) return null;
    const lawfulBases = builtInBases(funder);
    return { organisationId, name, version: 0, publishedAt: null, lawfulBases, ...builtInTexts(funder) };
  }

  /** The organisations that somebody writes notices for, each as it stands. */
  async written(actor: Actor): Promise<readonly Notice[]> {
    const ids = actor.organisationsWhere('write-privacy-notice');
    return (await Promise.all(ids.map((id) => this.of(id)))).filter((notice) => notice !== null);
  }

  /** Who has a notice of its own. */
  async publishers(): Promise<ReadonlySet<string>> {
    const rows = await this.db.find(NoticeRow, { select: { id: true, organisationId: true } });
    return new Set(rows.map(({ organisationId }) => organisationId));
  }
}
