import { type RoundPage, sections } from '#small-pot-grants';

type Section = (typeof sections)[number];

/** What each section of a round is called on every page. */
export const sectionTitles: Readonly<Record<Section, string>> = {
  about: 'What the round is for', area: 'Where money may go', money: 'Money', eligibility: 'Who may apply',
  timetable: 'Dates', criteria: 'How applications are scored', decision: 'How it is decided',
};

export const sectionsOf = ({ id, terms }: Pick<RoundPage, 'id' | 'terms'>) => sections.map((section) => ({
  section, title: sectionTitles[section], href: `/funder/rounds/${id}/${section}`, isDone: terms[section] !== undefined,
}));

export const unfinished = (round: Pick<RoundPage, 'id' | 'terms'>) => sectionsOf(round).filter(({ isDone }) => !isDone);
