import type { Streams } from '#event-store';
import { figureOf, indexSeries, indexSeriesStream } from './index-series.decider.js';
import type { Indexation } from './indexation.events.js';
import { dueMonthOf, type Figures } from './indexation.rules.js';

/** The figures that a deed's indexation needs for a due day, as they were published last. */
export async function figuresFor(
  streams: Pick<Streams, 'load'>, funderId: string, indexation: Indexation, dueDay: string,
): Promise<Figures> {
  const { state, revision } = await streams.load(indexSeries, indexSeriesStream(funderId, indexation.seriesCode));
  return {
    base: figureOf(state, indexation.baseMonth), due: figureOf(state, dueMonthOf(indexation, dueDay)), revision,
  };
}
