import { dateInWords, londonDay } from '#calendar';
import type { Revealed } from '#kernel';
import type { ConsultationRow } from '../consultation/consultations.view.js';
import type { SectorLetter } from './sector-letters.js';

const lastDay = ({ dueAt }: Pick<Revealed<ConsultationRow>, 'dueAt'>) => dateInWords(londonDay(dueAt));

function toTheAsked(name: string, subject: string, first: (council: string, last: string) => string): SectorLetter {
  return {
    name,
    async write(desk, { consultationId, kind, id }) {
      const one = await desk.consultation(consultationId!);
      const party = one.asked.find((asked) => asked.kind === kind && asked.id === id);
      const hasAnswered = one.answers.some((answer) => answer.party.kind === kind && answer.party.id === id);
      if (!party?.email || hasAnswered) return 'nobody';
      return {
        to: party.email, subject: `${subject}: ${one.title}`,
        paragraphs: [
          first(await desk.council(one.funderId), lastDay(one)), one.question,
          `Read what groups propose, and answer here:\n${desk.link(`/consultations/${one.id}`)}`,
          'Sign in with your own account. If you do not answer, the record will say so, and the council goes on.',
        ],
      };
    },
  };
}

/** Whoever is asked is told until when. */
export const asked = toTheAsked('sector-asked', 'You are asked',
  (council, last) => `${council} asks you something. You have until the end of ${last} to answer.`);
export const askedAgain = toTheAsked('sector-reminder', 'A week is left to answer',
  (council, last) => `${council} has not heard from you yet. You have until the end of ${last} to answer.`);

/** A group is asked by its consortium, in the consortium's words. */
export const groupAsked: SectorLetter = {
  name: 'member-group-asked',
  async write(desk, { consultationId, personId }) {
    const one = await desk.consultation(consultationId!);
    const by = one.groupsAsked.find(({ groups }) => groups.some((group) => group.personId === personId));
    const group = by?.groups.find((each) => each.personId === personId);
    if (!by || !group) return 'nobody';
    return {
      to: group.email, subject: `What does your area need? ${one.title}`,
      paragraphs: [
        `Hello ${group.name},`, by.words, one.question,
        'Tell us here. It takes five minutes, and you need no account:\n'
          + desk.link(`/consultations/${one.id}/propose`),
        `You have until the end of ${lastDay(one)}.`,
      ],
    };
  },
};
