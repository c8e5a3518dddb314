import { inWords } from '#calendar';
import { inPounds } from '#kernel';
import type { Letter } from './letters.js';
import { about, questionsTo, seeItAt } from './wording.js';

/** It arrived. */
export const receipt: Letter = {
  name: 'application-receipt',
  holds: ({ submittedAt }) => (submittedAt ? 'yes' : 'not-yet'),
  subject: ({ application }) => `We have your application ${application.reference}`,
  paragraphs: (material) => [
    'Thank you. We have your application.',
    about(material),
    `You asked for: ${inPounds(material.application.askedPence)}\nSent: ${inWords(material.application.submittedAt!)}`,
    `What happens next: the round closes on ${inWords(material.round.closesAt!)}. After that, people read and score `
      + 'every application. We email you as soon as yours is decided. You do not need to do anything.',
    seeItAt('Look at it, print it, or take it back', material),
    questionsTo(material),
  ],
};

/** The group took it back. */
export const withdrawn: Letter = {
  name: 'application-withdrawn',
  holds: ({ status }) => (status === 'withdrawn' ? 'yes' : 'not-yet'),
  subject: ({ application }) => `You took back your application ${application.reference}`,
  paragraphs: (material) => [
    'You took back your application. Nobody will decide about it now.',
    about(material),
    'Was it not you? Tell us soon.',
    questionsTo(material),
  ],
};

/** There will be no decision, since there is no round any more. */
export const roundCancelled: Letter = {
  name: 'round-cancelled',
  holds: ({ status }) => (status === 'ended' ? 'yes' : 'not-yet'),
  subject: ({ application }) => `The grant you applied for was cancelled (${application.reference})`,
  paragraphs: (material) => [
    `We are sorry. ${material.funder} has cancelled this grant, so there will be no decision about your application.`,
    about(material),
    `Why: ${material.round.remark ?? 'the funder gave no reason'}`,
    seeItAt('What you wrote is not lost. Print it, and use it for another grant', material),
    questionsTo(material),
  ],
};
