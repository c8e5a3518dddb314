import { answerPages } from './answer-pages.js';
import type { Own } from './own-applications.js';

/** The pages that are to be filled in, and how far each is. */
export const tasksIn = ({ application: { answers, unfinished }, desk }: Pick<Own, 'application' | 'desk'>) =>
  desk.pages.map((name) => ({
    name, title: answerPages[name].title, href: desk.at(name),
    state: name in answers ? 'done' : name in unfinished ? 'begun' : 'open',
  }));
