import type { Sentences } from '#scrutiny';
import { applicationCallInSentences } from './application/application.call-in.sentences.js';
import { applicationDecisionSentences } from './application/application.decision.sentences.js';
import { applicationHelpingSentences } from './application/application.helping.sentences.js';
import {
  applicationAnswerSentences, applicationCourseSentences, applicationPeopleSentences,
} from './application/application.sentences.js';
import { assessmentSentences } from './assessment/assessment.sentences.js';
import type { GrantEvent, GrantFacts } from './decision/grant-facts.js';
import { fundSentences } from './fund/fund.sentences.js';
import { handoverSentences } from './handover/handover.sentences.js';
import { interestsSentences } from './interests/interests.sentences.js';
import { panelSentences } from './panel/panel.sentences.js';
import { roundMoneySentences } from './round/round.money.sentences.js';
import { roundLifecycleSentences, roundTermsSentences } from './round/round.sentences.js';
import { wayBackSentences } from './way-back/way-back.sentences.js';

/** What each event that a case stands in means, in a plain sentence. An event without one does not compile. */
export const sentences: Sentences<GrantEvent, GrantFacts> = {
  ...fundSentences,
  ...roundTermsSentences, ...roundLifecycleSentences, ...roundMoneySentences,
  ...applicationAnswerSentences, ...applicationCourseSentences, ...applicationPeopleSentences,
  ...applicationDecisionSentences, ...applicationCallInSentences, ...applicationHelpingSentences,
  ...interestsSentences,
  ...assessmentSentences,
  ...panelSentences,
};

/** What each event of this context says: of its cases, and of what is of none. */
export const smallPotGrantsSentences =
  { ofCases: sentences, outsideCases: { ...handoverSentences, ...wayBackSentences } };
