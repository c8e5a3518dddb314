import { inWords } from '#calendar';
import { inPounds } from '#kernel';
import type { Letter, Material } from './letters.js';
import { about, questionsTo, seeItAt } from './wording.js';

const offered = ({ application: { decision, askedPence } }: Material) =>
  `The offer: ${inPounds(decision!.pence)}`
  + (decision!.pence < askedPence ? `\nYou asked for: ${inPounds(askedPence)}` : '');
const deadline = ({ application }: Material) => inWords(application.decision!.acceptBy!);

/** The good news, and what to do. */
export const offer: Letter = {
  name: 'grant-offered',
  holds: ({ status, hold, decision }) =>
    (status === 'awarded' && !hold ? 'yes' : decision && !hold ? 'no-longer' : 'not-yet'),
  subject: ({ application }) => `Good news about your application ${application.reference}`,
  paragraphs: (material) => [
    `${material.funder} offers your group a grant.`,
    about(material),
    offered(material),
    `Why:\n${material.application.decision!.reasons}`,
    `Say yes or no by ${deadline(material)}. After that the offer ends, and the money goes to others.`,
    seeItAt('Say yes or no here', material),
    questionsTo(material),
  ],
};

/** The offer is about to lapse. */
export const reminder: Letter = {
  name: 'offer-reminder',
  holds: ({ status, decision }) => (status === 'awarded' ? 'yes' : decision ? 'no-longer' : 'not-yet'),
  subject: ({ application }) => `Your grant is still waiting for your answer (${application.reference})`,
  paragraphs: (material) => [
    `${material.funder} offered your group a grant. You have not said yes or no to it yet.`,
    about(material),
    offered(material),
    `Say yes or no by ${deadline(material)}. After that the offer ends, and the money goes to others.`,
    seeItAt('Say yes or no here', material),
    questionsTo(material),
  ],
};

/** The bad news, with the reasons. */
export const declined: Letter = {
  name: 'application-declined',
  holds: ({ status }) => (status === 'declined' ? 'yes' : 'not-yet'),
  subject: ({ application }) => `What was decided about your application ${application.reference}`,
  paragraphs: (material) => [
    'We are sorry. Your group does not get this grant.',
    about(material),
    `Why:\n${material.application.decision!.reasons}`,
    seeItAt('See how each part of your application was scored, and what people said about it', material),
    'Only you, the funder and those who check it see this. The public does not see that you applied.',
    questionsTo(material),
  ],
};
