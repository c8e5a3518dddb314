import { inPounds } from '#kernel';
import type { Letter } from './letters.js';
import { about, questionsTo, seeItAt } from './wording.js';

/** The group said yes. */
export const accepted: Letter = {
  name: 'grant-accepted',
  holds: ({ status }) => (status === 'accepted' ? 'yes' : 'not-yet'),
  subject: ({ application }) => `You accepted your grant (${application.reference})`,
  paragraphs: (material) => [
    `You accepted a grant of ${inPounds(material.application.decision!.pence)}.`,
    about(material),
    `What happens next: ${material.funder} will write to you about how the money reaches you.`,
    seeItAt('Look at your application', material),
    questionsTo(material),
  ],
};

/** The group said no. */
export const refused: Letter = {
  name: 'grant-refused',
  holds: ({ status }) => (status === 'refused' ? 'yes' : 'not-yet'),
  subject: ({ application }) => `You said no to your grant (${application.reference})`,
  paragraphs: (material) => [
    'You said no to the grant. Thank you for telling us: the money can now help somebody else.',
    about(material),
    'Was it not you? Tell us soon.',
    questionsTo(material),
  ],
};

/** Nobody said anything. */
export const lapsed: Letter = {
  name: 'offer-lapsed',
  holds: ({ status }) => (status === 'lapsed' ? 'yes' : 'not-yet'),
  subject: ({ application }) => `The time to accept your grant has run out (${application.reference})`,
  paragraphs: (material) => [
    'We offered your group a grant, and did not hear from you in time. So the offer has ended.',
    about(material),
    'Did you want the grant? Ask as soon as you can. We cannot promise anything, but please do ask.',
    questionsTo(material),
  ],
};
