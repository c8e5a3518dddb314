import type { Sayings } from '#kernel';
import type { PrivacyNoticePublished } from './notice.events.js';

export const noticeSentences: Sayings<PrivacyNoticePublished> = {
  PrivacyNoticePublished: ({ data: { version } }) =>
    ({ record: 'The privacy notice', what: `Version ${version} of the privacy notice was published.` }),
};
