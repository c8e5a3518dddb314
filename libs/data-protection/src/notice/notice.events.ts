import type { Event, Sealed } from '#kernel';
import type { LawfulBasis } from './notice.rules.js';

/** What a funder says about the data that it collects. What law and schedule say is added when it is shown. */
export type NoticeTexts<Text> = Readonly<{
  /** Who the controller is, and where. */
  about: Text;
  /** How to reach its data protection officer. */
  officer: Text;
  purposes: Text; sharing: Text;
  /** How to complain to the funder itself. */
  complaints: Text;
}>;

/** A version replaces the one before, which stays to be read: who applied under it was told that. From 1. */
export type PrivacyNoticePublished = Event<'PrivacyNoticePublished', NoticeTexts<Sealed> & Readonly<{
  organisationId: string; version: number; lawfulBases: readonly LawfulBasis[]; publishedBy: string;
}>>;
