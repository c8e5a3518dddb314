import type { Command, Decider, Sealed } from '#kernel';
import type { NoticeTexts, PrivacyNoticePublished } from './notice.events.js';
import { type LawfulBasis, mustBeLawfulBases } from './notice.rules.js';

export type NoticeCommand = Command<'PublishPrivacyNotice', NoticeTexts<Sealed> & {
  organisationId: string; lawfulBases: readonly LawfulBasis[]; publishedBy: string;
}>;

export const noticeStream = (organisationId: string) => `privacy-notice-${organisationId}`;

/** The privacy notice of one funder: each version stays what it was. */
export const privacyNotice: Decider<{ version: number }, NoticeCommand, PrivacyNoticePublished> = {
  initialState: { version: 0 },
  streamOf: ({ organisationId }) => noticeStream(organisationId),
  decide: {
    PublishPrivacyNotice({ type: _, at: __, ...data }, { version }) {
      mustBeLawfulBases(data.lawfulBases);
      return [{ type: 'PrivacyNoticePublished', data: { ...data, version: version + 1 } }];
    },
  },
  evolve: { PrivacyNoticePublished: (_, { data: { version } }) => ({ version }) },
};
