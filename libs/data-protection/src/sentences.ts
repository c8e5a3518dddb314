import { erasureSentences } from './erasure/erasure.sentences.js';
import { noticeSentences } from './notice/notice.sentences.js';
import { whySentences } from './reading/why.sentences.js';
import { informationRequestSentences } from './requests/request.sentences.js';

/** What each event of this library says, for a reader of the record. */
export const dataProtectionSentences = {
  ...erasureSentences, ...noticeSentences, ...whySentences, ...informationRequestSentences,
};
