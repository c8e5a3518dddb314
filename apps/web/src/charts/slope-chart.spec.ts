import { type Slope, slopeChart } from './slope-chart.js';

const slope = (name: string, before: number | null, after: number | null): Slope =>
  ({ id: name, name, before, after, kind: 'stays' });

describe('a chart of places before and after', () => {
  it('has a line from each place in the first list to the place in the second', () => {
    const { lines, height } = slopeChart([slope('Band', 1, 2), slope('Choir', 2, 1)]);
    expect(lines).toMatchObject([
      { name: 'Band', before: '1', after: '2', beforeY: 47, afterY: 73 },
      { name: 'Choir', before: '2', after: '1', beforeY: 73, afterY: 47 },
    ]);
    expect(height).toBe(86);
  });
  it('says which places are shared, and puts last what has none', () => {
    const { lines } = slopeChart(
      [slope('Band', 1, null), slope('Choir', 2, 1), slope('Shed', 2, 1), slope('Quilt', null, 3)]);
    expect(lines.map(({ before, after }) => [before, after]))
      .toEqual([['1', '–'], ['2=', '1='], ['2=', '1='], ['–', '3']]);
    expect(lines.map(({ afterY }) => afterY)).toEqual([125, 47, 73, 99]);
  });
  it('cuts long names, and a very long list', () => {
    const { lines, leftOut } = slopeChart(
      Array.from({ length: 61 }, (_, i) => slope('The Friends of Brookside', i + 1, i + 1)));
    expect(lines).toHaveLength(60);
    expect(leftOut).toBe(1);
    expect(lines[0]!.name).toBe('The Friends…');
  });
});
