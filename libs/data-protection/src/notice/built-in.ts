import type { Kind } from '#identity';
import type { NoticeTexts } from './notice.events.js';
import type { LawfulBasis } from './notice.rules.js';

type Funder = Readonly<{ name: string; kind: Kind }>;

/** What holds for any funder, until it has a notice of its own. */
export const builtInTexts = ({ name }: Pick<Funder, 'name'>): NoticeTexts<string> => ({
  about: `${name} gives this money. It decides what your data is used for, and answers for it.`,
  officer: `Write to the data protection officer of ${name}. Each round’s page says how to reach it.`,
  purposes: 'To decide who gets a grant, to talk to you about your application, to pay what was awarded and see what '
    + 'came of it, and to show the public what its money was for.',
  sharing: 'The people who check, score and decide read your application. If you get a grant, everybody can see the '
    + 'name of your group, what the grant is for and how much it is; never who your contact person is. Nobody else '
    + 'gets it, unless the law says so.',
  complaints: `Write to ${name}, and say that it is a complaint about data. Each round’s page says how to reach it.`,
});

/** Councils act under powers that the law gives them; others have an interest in giving well. */
export const builtInBases = ({ kind }: Pick<Funder, 'kind'>): readonly LawfulBasis[] =>
  (kind === 'council' ? ['public-task'] : ['legitimate-interests']);
