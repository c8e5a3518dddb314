import { inWords } from '#calendar';
import { inPounds } from '#kernel';
import type { Letter, Material } from './letters.js';
import { about, questionsTo, seeItAt } from './wording.js';

const amount = ({ application }: Material) => inPounds(application.decision!.pence);
const nothingToDo = 'You do not need to do anything. The money is kept for you.';

/** Good news that is not certain yet. */
export const held: Letter = {
  name: 'grant-held',
  holds: ({ status, hold, decision }) =>
    (status === 'awarded' && hold ? 'yes' : decision ? 'no-longer' : 'not-yet'),
  subject: ({ application }) => `Good news about your application ${application.reference}`,
  paragraphs: (material) => [
    `${material.funder} has decided to give your group ${amount(material)}.`,
    about(material),
    `Why:\n${material.application.decision!.reasons}`,
    'Please do not spend it yet. Councillors can still ask to look at this decision, until '
      + `${inWords(material.application.hold!.until)}. We email you as soon as you can say yes. ${nothingToDo}`,
    seeItAt('See how it stands', material),
    questionsTo(material),
  ],
};

/** It takes longer. */
export const calledIn: Letter = {
  name: 'grant-called-in',
  holds: ({ status, hold }) =>
    (status !== 'awarded' || !hold ? 'no-longer' : hold.phase === 'open' ? 'not-yet' : 'yes'),
  subject: ({ application }) => `Councillors look at your grant (${application.reference})`,
  paragraphs: (material) => [
    `Some councillors want to look at the decision to give your group ${amount(material)}, before it takes effect.`,
    about(material),
    `This is about how the council decided. You did nothing wrong. ${nothingToDo} We email you when it is settled.`,
    seeItAt('See how it stands', material),
    questionsTo(material),
  ],
};

/** It is to be decided anew. */
export const takenBack: Letter = {
  name: 'grant-taken-back',
  holds: ({ status }) => (status === 'submitted' ? 'yes' : 'no-longer'),
  subject: ({ application }) => `Your grant is decided again (${application.reference})`,
  paragraphs: (material) => [
    'We are sorry. Councillors looked at the decision about your grant, and it has been taken back.',
    about(material),
    'Your application is still with us, and will be decided again. You do not need to do anything. We email you then.',
    seeItAt('See how it stands', material),
    questionsTo(material),
  ],
};
