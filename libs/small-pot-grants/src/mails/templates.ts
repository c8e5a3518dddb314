import type { Type } from '@nestjs/common';
import type { MailTemplate } from '#mail';
import { accepted, lapsed, refused } from './answer.letters.js';
import { calledIn, held, takenBack } from './call-in.letters.js';
import { declined, offer, reminder } from './decision.letters.js';
import { handoverLetters } from './handover.letters.js';
import { handoverTemplateOf } from './handover.template.js';
import { toConfirm } from './helping.letters.js';
import { templateOf } from './letters.js';
import { receipt, roundCancelled, withdrawn } from './sending.letters.js';
import { WayBackTemplate } from './way-back.template.js';

const letters = [
  receipt, withdrawn, roundCancelled, offer, reminder, declined, accepted, refused, lapsed, toConfirm, held, calledIn,
  takenBack,
];

/** Every mail of this context. */
export const smallPotGrantsMails: readonly Type<MailTemplate>[] = [
  ...letters.map(templateOf), ...handoverLetters.map(handoverTemplateOf), WayBackTemplate,
];
