import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import type { Instant, Sealed } from '#kernel';
import type { NoticeTexts, PrivacyNoticePublished } from './notice.events.js';
import type { LawfulBasis } from './notice.rules.js';

@Entity('privacy_notice')
export class NoticeRow {
  /** The organisation's id and the version, with a colon between them. */
  @PrimaryColumn('text') id!: string;
  @Column('text', { name: 'organisation_id' }) organisationId!: string;
  @Column('int') version!: number;
  @Column('text', { name: 'published_at' }) publishedAt!: Instant;
  @Column('jsonb', { name: 'lawful_bases' }) lawfulBases!: readonly LawfulBasis[];
  @Column('jsonb') texts!: NoticeTexts<Sealed>;
}

/** Every version of every funder's notice. */
export const privacyNotices: View<NoticeRow, PrivacyNoticePublished> = {
  name: 'privacy_notices',
  version: 1,
  row: NoticeRow,
  key: ({ data }) => `${data.organisationId}:${data.version}`,
  evolve: {
    PrivacyNoticePublished(_, { data, metadata }, id) {
      const { organisationId, version, lawfulBases, about, officer, purposes, sharing, complaints } = data;
      const texts = { about, officer, purposes, sharing, complaints };
      return { id, organisationId, version, lawfulBases, texts, publishedAt: metadata.effectiveAt };
    },
  },
};
