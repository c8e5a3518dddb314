import type { ApplicationPage } from '#small-pot-grants';

/** A text that the public reads, and the words in it that stand in the group's name, too. */
export type TellTale = Readonly<{ where: string; text: string; words: readonly string[] }>;

/** Words that stand in the names of many groups, and in what anybody writes. */
const common = new Set(['group', 'club', 'society', 'association', 'trust', 'charity', 'community', 'project', 'with',
  'from', 'your', 'this', 'that', 'their', 'have', 'they', 'will', 'which', 'the', 'and', 'for']);

/** What the public would read of an award, under its label. */
function publicTexts({ answers, decision, withheld }: ApplicationPage) {
  const { project, beneficiaries } = answers;
  const texts = [
    { where: 'Title', text: project?.title }, { where: 'What they want to do', text: project?.description },
    { where: 'Place', text: beneficiaries?.place }, { where: 'Reasons', text: decision?.reasons },
    { where: 'Why a part is kept back', text: withheld?.reason },
  ];
  return texts.map(({ where, text = '' }) => ({ where, text }));
}

/** Withholding a name leaves it wherever somebody typed it. This finds it there, as far as words can be compared. */
export function tellTales(application: ApplicationPage): readonly TellTale[] {
  const own = new Set(wordsIn(application.answers.group?.name ?? ''));
  return publicTexts(application)
    .map((one) => ({ ...one, words: [...new Set(wordsIn(one.text))].filter((word) => own.has(word)) }))
    .filter(({ words }) => words.length > 0);
}

/** In small letters, without "'s": the telling ones only. */
const wordsIn = (text: string) =>
  text.toLowerCase().replace(/['’]s?\b/g, '').split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && !common.has(word));
