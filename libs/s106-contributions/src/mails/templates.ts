import type { Type } from '@nestjs/common';
import type { MailTemplate } from '#mail';
import { asked, askedAgain, groupAsked } from './consultation.letters.js';
import { developerTold, requestTested } from './planning.letters.js';
import { accepted, declined, received, standsAgain } from './proposal.letters.js';
import { sectorTemplateOf } from './sector-letters.js';

const letters = [
  asked, askedAgain, groupAsked, developerTold, requestTested, received, accepted, declined, standsAgain,
];

/** Every mail of this context. */
export const s106ContributionsMails: readonly Type<MailTemplate>[] = letters.map(sectorTemplateOf);
