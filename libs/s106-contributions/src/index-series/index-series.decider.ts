import { type Command, type Decider, isPublicName, mustBeIds, Refusal } from '#kernel';
import { isMonth } from '../days.rules.js';
import { isIndexCode, isIndexValue } from './indexation.rules.js';
import type { IndexFigure, IndexFiguresPublished, IndexSeriesEvent, IndexSeriesOpened } from './index-series.events.js';

export type IndexSeriesCommand =
  | Command<'OpenIndexSeries', IndexSeriesOpened['data']>
  | Command<'PublishIndexFigures', IndexFiguresPublished['data']>;

export type IndexSeries = Readonly<{ isOpen: boolean; figures: Readonly<Record<string, IndexFigure>> }>;

export const indexSeriesStream = (funderId: string, code: string) => `index-series-${funderId}-${code}`;
/** As it was published last. */
export const figureOf = ({ figures }: IndexSeries, month: string) =>
  (Object.hasOwn(figures, month) ? figures[month]! : null);

/** The figures of one index. A file counts whole or not at all. */
export const indexSeries: Decider<IndexSeries, IndexSeriesCommand, IndexSeriesEvent> = {
  initialState: { isOpen: false, figures: {} },
  streamOf: ({ funderId, code }) => indexSeriesStream(funderId, code),

  decide: {
    OpenIndexSeries({ type: _, at: __, ...data }, state) {
      if (state.isOpen) throw new Refusal('already-opened', 'You have this index already', 'code');
      mustBeIds([data.funderId]);
      if (!isIndexCode(data.code))
        throw new Refusal('not-an-index', 'Use capital letters, numbers and dashes, like BCIS-TPI', 'code');
      for (const field of ['name', 'source'] as const)
        if (!isPublicName(data[field])) throw new Refusal('no-name', 'Enter up to 200 characters', field);
      return [{ type: 'IndexSeriesOpened', data }];
    },

    PublishIndexFigures({ type: _, at: __, ...data }, state) {
      if (!state.isOpen) throw new Refusal('no-such-index', 'There is no such index');
      mustBeIds([data.fileSha256]);
      data.figures.forEach((figure) => mustBeAFigure(figure, state));
      const figures = data.figures.filter((figure) => isNew(figure, state));
      if (new Set(figures.map(({ month }) => month)).size < figures.length)
        throw new Refusal('month-twice', 'A month stands twice in this file');
      if (figures.length === 0) throw new Refusal('nothing-new', 'These figures are all here already');
      return [{ type: 'IndexFiguresPublished', data: { ...data, figures } }];
    },
  },

  evolve: {
    IndexSeriesOpened: () => ({ isOpen: true, figures: {} }),
    IndexFiguresPublished: (state, { data }) => ({
      ...state, figures: { ...state.figures, ...Object.fromEntries(data.figures.map((one) => [one.month, one])) },
    }),
  },
};

function mustBeAFigure(figure: IndexFigure, state: IndexSeries) {
  const { month, value, status } = figure;
  if (!isMonth(month) || !isIndexValue(value)) throw new Refusal('not-a-figure', `${month}: not a figure of an index`);
  if (status === 'provisional' && figureOf(state, month)?.status === 'final')
    throw new Refusal('final-already', `${month}: the figure is final already`);
}

function isNew({ month, value, status }: IndexFigure, state: IndexSeries) {
  const known = figureOf(state, month);
  return known?.value !== value || known.status !== status;
}
