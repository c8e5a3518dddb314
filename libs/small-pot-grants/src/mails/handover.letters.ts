import { inWords } from '#calendar';
import type { Revealed } from '#kernel';
import type { HandoverRow } from '../handover/handovers.view.js';
import type { Material } from './letters.js';
import { about, questionsTo, seeItAt } from './wording.js';

/** What a letter about a group's move tells of. `answerLink`: for who has to answer. */
export type Move = Material & Readonly<{ handover: Revealed<HandoverRow>; group: string; answerLink: string }>;
/** A letter about a group's move to a new person. */
export type HandoverLetter = Readonly<{
  name: string; goesTo: 'second' | 'contacts' | 'new-person'; subject: string;
  paragraphs(move: Move): readonly string[];
}>;

const isItWrong = (move: Move) =>
  `Is this wrong? Tell ${move.funder} at once: ${move.round.terms.about?.contact ?? ''}`;
const whoComes = ({ handover }: Move) => `The new person: ${handover.name}, ${handover.email}`;

/** Only they can say yes. */
const toConfirm: HandoverLetter = {
  name: 'handover-to-confirm', goesTo: 'second',
  subject: 'Please answer: may a new person act for your group?',
  paragraphs: (move) => [
    `Your group, ${move.group}, once named you as its second contact. Now ${move.funder} asks you something.`,
    'Somebody new wants to act for the group. Everything that the group sent would be theirs, and whoever acted for it '
      + 'before could no longer open it.',
    whoComes(move), `Why: ${move.handover.reason}`,
    `Say yes or no by ${inWords(move.handover.expiresAt)}:\n${move.answerLink}`,
    'This link is for you alone. It works until you have answered. If you do nothing, nothing changes.',
    questionsTo(move),
  ],
};

/** It may be somebody else's doing. */
const asked: HandoverLetter = {
  name: 'handover-asked', goesTo: 'contacts', subject: 'Somebody asked to act for your group in your place',
  paragraphs: (move) => [
    `${move.funder} was asked to move your group, ${move.group}, to a new person. You are its contact until now.`,
    whoComes(move),
    move.handover.second
      ? 'Your group’s second contact has to agree first. We have asked them.'
      : 'Your group named no second contact. So a second officer has to agree first.',
    isItWrong(move),
  ],
};

const refused: HandoverLetter = {
  name: 'handover-refused', goesTo: 'contacts', subject: 'Your group stays with whom it was',
  paragraphs: (move) => [
    `${move.funder} was asked to move your group, ${move.group}, to a new person.`,
    'The answer was no, so nothing changed.',
    questionsTo(move),
  ],
};

const handedOver: HandoverLetter = {
  name: 'handed-over', goesTo: 'contacts', subject: 'A new person now acts for your group',
  paragraphs: (move) => [
    `Your group, ${move.group}, has gone to a new person. All that it sent is theirs now.`,
    whoComes(move),
    'Whoever acted for the group before can no longer open its applications. Old codes and links do not work any more.',
    isItWrong(move),
  ],
};

const toYou: HandoverLetter = {
  name: 'handed-over-to-you', goesTo: 'new-person', subject: 'You now act for your group',
  paragraphs: (move) => [
    `You now act for ${move.group}. All that the group sent to funders is yours, and we write to you from now on.`,
    about(move),
    seeItAt('Open it', move),
    'Do it soon, and name somebody as your group’s second contact. They can help if you lose this address.',
    questionsTo(move),
  ],
};

export const handoverLetters = [toConfirm, asked, refused, handedOver, toYou] as const;
