import { type Applications, type Page as PageName, pages } from '#small-pot-grants';

/** What takes the answers of a page: of the group itself, or of somebody who fills it in for the group. */
export type TakesAnswers = Pick<Applications, 'answer' | 'leaveUnfinished'>;

/** Where an application is filled in. */
export type Desk = Readonly<{
  takes: TakesAnswers; isOfGroup: boolean;
  /** The pages that can be filled in there, in their order. */
  pages: readonly PageName[];
  /** Its own address, or that of one of its pages. */
  at(page?: string): string;
  /** Where everything is looked at once more, and where somebody goes who stops in the middle. */
  last: string; later: string;
}>;

/** Where an application lives. */
export const addressOf = (id: string, page = '') => `/applications/${id}${page === '' ? '' : `/${page}`}`;

export const deskOfGroup = (id: string, takes: TakesAnswers): Desk => ({
  takes, isOfGroup: true, pages, at: (page) => addressOf(id, page),
  last: addressOf(id, 'check'), later: addressOf(id, 'saved'),
});

const withoutContact = pages.filter((page) => page !== 'contact');

/** Of whoever fills it in for the group: whom to write to is for the group alone. */
export const deskOfHelper = (id: string, takes: TakesAnswers): Desk => {
  const at = (page = '') => `/helping/${id}${page === '' ? '' : `/${page}`}`;
  return { takes, isOfGroup: false, pages: withoutContact, at, last: at('confirm'), later: at() };
};
