import type { Event } from '#kernel';

/** `2027-04`. A figure for a quarter stands at each of its three months. */
export type Month = string;
/** The index of one month as it was published: `391.2`, as it is written, never a float. */
export type IndexFigure = Readonly<{ month: Month; value: string; status: 'provisional' | 'final' }>;

/** A funder follows an index, such as `BCIS-TPI` or `CPI`. Its name and source are public and stand in clear. */
export type IndexSeriesOpened = Event<'IndexSeriesOpened', {
  funderId: string; code: string; name: string; source: string; openedBy: string;
}>;
/** What is new in a file of figures. A later figure for a month is a new fact beside the earlier one. */
export type IndexFiguresPublished = Event<'IndexFiguresPublished', {
  funderId: string; code: string; figures: readonly IndexFigure[]; fileSha256: string; loadedBy: string;
}>;

export type IndexSeriesEvent = IndexSeriesOpened | IndexFiguresPublished;
