import type { Letter } from './letters.js';
import { about, questionsTo, seeItAt } from './wording.js';

/** Somebody filled it in for the group, which now looks at it and sends it. */
export const toConfirm: Letter = {
  name: 'application-to-confirm',
  holds: ({ status, confirmationAskedAt }) =>
    (status !== 'draft' ? 'no-longer' : confirmationAskedAt ? 'yes' : 'not-yet'),
  subject: ({ application }) => `Please check and send your application ${application.reference}`,
  paragraphs: (material) => [
    'Somebody filled in an application for your group. It is not sent yet. Only you can send it.',
    about(material),
    seeItAt('Check it, change what is not right, and send it', material),
    'Did nobody in your group ask for this? Then do nothing, and tell the funder. Nothing is sent without you.',
    questionsTo(material),
  ],
};
