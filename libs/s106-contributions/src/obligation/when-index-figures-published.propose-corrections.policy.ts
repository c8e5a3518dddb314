import type { Acts, Policy, Recorded } from '#event-store';
import { figureOf, indexSeries, indexSeriesStream } from '../index-series/index-series.decider.js';
import type { IndexFiguresPublished } from '../index-series/index-series.events.js';
import { obligation } from './obligation.decider.js';
import type { ContributionDemanded } from './obligation.demand.events.js';

/** Demands by the figure that they rest on. */
const heading = (funderId: string, code: string, month: string) => `${funderId} ${code} ${month}`;

async function propose({ data, metadata, position }: Recorded<IndexFiguresPublished>, acts: Acts) {
  const { funderId, code, figures } = data;
  const { state, revision } = await acts.loadAsAt(indexSeries, indexSeriesStream(funderId, code), position);
  const noted = await Promise.all(figures.map(({ month }) => acts.noted(heading(funderId, code, month))));
  for (const item of new Set(noted.flat())) {
    const [obligationId = '', base = '', due = ''] = item.split(' ');
    await acts.execute(obligation, {
      type: 'ProposeCorrection', obligationId, at: metadata.effectiveAt,
      figures: { base: figureOf(state, base), due: figureOf(state, due), revision },
    }, obligationId);
  }
}

/** A figure that is published later never changes a demand silently: it proposes a correction. */
export const whenIndexFiguresPublished: Policy<IndexFiguresPublished | ContributionDemanded> = {
  name: 'when-index-figures-published.propose-corrections',
  startsFrom: 'beginning',
  when: {
    async ContributionDemanded({ data: { obligationId, funderId, working: { indexed } } }, acts) {
      if (!indexed) return;
      const { base, due, seriesCode } = indexed;
      for (const { month } of [base, due])
        acts.note(heading(funderId, seriesCode, month), `${obligationId} ${base.month} ${due.month}`);
    },
    IndexFiguresPublished: propose,
  },
};
