import { refusalOf } from '#testing';
import { readFigures } from './figures-file.js';

const messageOf = (file: string) => refusalOf(() => readFigures(file)).message;

describe('a file of index figures', () => {
  it('has a figure for each month', () => {
    expect(readFigures('month,figure,status\n2026-04,391.2,final\n2026-05, 392 ,provisional\n').figures).toEqual([
      { month: '2026-04', value: '391.2', status: 'final' }, { month: '2026-05', value: '392', status: 'provisional' },
    ]);
  });
  it('can have quarters, which stand for their months', () => {
    expect(readFigures('month,figure,status\n2026-Q4,391.2,final').figures.map(({ month }) => month))
      .toEqual(['2026-10', '2026-11', '2026-12']);
  });
  it('is known again by its SHA-256', () => {
    expect(readFigures('month,figure,status\n2026-04,391.2,final').fileSha256).toMatch(/^[0-9a-f]{64}$/);
  });
  it('names every bad line, and loads nothing', () => {
    expect(messageOf('month,figure,status\n2026-13,391.2,final\n2026-04,abc,maybe\n2026-05,1,final\n2026-Q2,2,final'))
      .toBe('Nothing was loaded. Line 2: “2026-13” is not a month like 2026-04 or a quarter like 2026-Q2. '
        + 'Line 3: “abc” is not a figure like 391.2. Line 3: “maybe” is neither provisional nor final. '
        + 'Line 5: 2026-04 is on line 3 already. Line 5: 2026-05 is on line 4 already');
  });
  it.each([
    ['', 'There are no figures in it'], ['month,figure\n2026-04,1', 'Line 1: these columns are missing: status'],
    ['month,figure,status\n"2026-04,1,final', 'This is not a CSV file'],
  ])('is refused where it is none: %p', (file, message) => expect(messageOf(file)).toContain(message));
  it('has 2,000 lines at most', () => {
    const lines = Array.from({ length: 2_001 }, () => '2026-04,1,final');
    expect(messageOf(['month,figure,status', ...lines].join('\n'))).toContain('more than 2000 lines');
  });
});
