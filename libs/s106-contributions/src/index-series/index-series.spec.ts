import { specification } from '#testing';
import { indexSeries } from './index-series.decider.js';
import type { IndexFigure, IndexFiguresPublished, IndexSeriesOpened } from './index-series.events.js';

const given = specification(indexSeries);
const at = '2028-03-01T09:00:00.000Z';
const opening = { funderId: 'lcc', code: 'BCIS-TPI', name: 'All-in tender prices', source: 'BCIS', openedBy: 'pat' };
const opened: IndexSeriesOpened = { type: 'IndexSeriesOpened', data: opening };
const april = { month: '2026-04', value: '391.2', status: 'provisional' } as const;
const may = { month: '2026-05', value: '392', status: 'final' } as const;
const publish = (...figures: IndexFigure[]) => ({
  type: 'PublishIndexFigures', at, funderId: 'lcc', code: 'BCIS-TPI', figures, fileSha256: 'ab12', loadedBy: 'pat',
} as const);
const published = (...figures: IndexFigure[]): IndexFiguresPublished => ({
  type: 'IndexFiguresPublished',
  data: { funderId: 'lcc', code: 'BCIS-TPI', figures, fileSha256: 'ab12', loadedBy: 'pat' },
});

describe('an index', () => {
  it('is opened once', () => {
    given().when({ type: 'OpenIndexSeries', at, ...opening }).then(opened);
    given(opened).when({ type: 'OpenIndexSeries', at, ...opening }).thenRefuses('already-opened', 'code');
  });
  it.each(['', 'bcis', '-A', 'A B', 'A'.repeat(31)])('is not called "%s"', (code) => {
    given().when({ type: 'OpenIndexSeries', at, ...opening, code }).thenRefuses('not-an-index', 'code');
  });
  it.each(['name', 'source'])('has a %s', (field) => {
    given().when({ type: 'OpenIndexSeries', at, ...opening, [field]: ' ' }).thenRefuses('no-name', field);
  });
});

describe('the figures of an index', () => {
  it('come in a file', () => void given(opened).when(publish(april, may)).then(published(april, may)));
  it('need an index', () => void given().when(publish(april)).thenRefuses('no-such-index'));
  it('are new facts only where they are new', () => {
    given(opened, published(april)).when(publish(april, may)).then(published(may));
    given(opened, published(april)).when(publish(april)).thenRefuses('nothing-new');
  });
  it('become final, with the same value or another', () => {
    for (const value of ['391.2', '390.8']) {
      const final = { ...april, value, status: 'final' } as const;
      given(opened, published(april)).when(publish(final)).then(published(final));
    }
  });
  it('are corrected after they were final, and never provisional again', () => {
    const corrected = { ...may, value: '392.4' };
    given(opened, published(may)).when(publish(corrected)).then(published(corrected));
    given(opened, published(may)).when(publish({ ...may, status: 'provisional' })).thenRefuses('final-already');
  });
  it('have a month once in each file', () => {
    given(opened).when(publish(april, { ...april, value: '1' })).thenRefuses('month-twice');
  });
  it.each([{ ...april, month: '2026-13' }, { ...april, value: '0' }])('are figures: %p', (figure) => {
    given(opened).when(publish(figure)).thenRefuses('not-a-figure');
  });
});
