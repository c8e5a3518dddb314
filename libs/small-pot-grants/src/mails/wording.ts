import type { Material } from './letters.js';

// Words that several letters share. Plain English, for people who do not read such letters every day.

export const seeItAt = (what: string, { link }: Material) =>
  `${what}:\n${link}\n\nThe page emails you a code of 8 numbers to this address. Type it there. You need no password.`;

export const questionsTo = ({ round, funder }: Material) =>
  `Do you have a question? Ask ${funder}: ${round.terms.about?.contact ?? ''}`;

export const about = ({ application, round, funder, isStrange }: Material) =>
  [`Reference: ${application.reference}`, `Grant: ${round.terms.about?.name ?? ''}`, `From: ${funder}`,
    ...(application.answers.group && !isStrange ? [`Group: ${application.answers.group.name}`] : [])].join('\n');
