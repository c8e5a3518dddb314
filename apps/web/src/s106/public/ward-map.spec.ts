import { type MapWard, wardMap } from './ward-map.js';

const square = (west: number, south: number) =>
  [west, south, west + 0.1, south, west + 0.1, south + 0.1, west, south + 0.1, west, south];
const ward = (code: string, ...rings: readonly (readonly number[])[]): MapWard =>
  ({ code, name: code, shade: 'held', words: `${code}: £5`, boundary: { code, name: code, rings } });

describe('a map of wards', () => {
  it('is as wide as it should be, with north up', () => {
    const map = wardMap([ward('A', square(-2.5, 53.7)), ward('B', square(-2.4, 53.8))])!;
    expect(map.width).toBe(600);
    expect(map.height).toBe(Math.ceil(600 / Math.cos((53.8 * Math.PI) / 180))); // 0.2° of each: taller than wide
    expect(map.wards.map(({ path }) => path)).toEqual([
      'M0 1015.9L300 1015.9L300 508L0 508Z', 'M300 508L600 508L600 0L300 0Z',
    ]);
  });

  it('keeps islands and holes as rings of one path', () => {
    expect(wardMap([ward('A', square(-2.5, 53.7), square(-2.3, 53.9))])!.wards[0]!.path.match(/M/g)).toHaveLength(2);
  });

  it('says of each ward what its shade says', () => {
    expect(wardMap([ward('A', square(-2.5, 53.7))])!.wards).toMatchObject([{ shade: 'held', words: 'A: £5' }]);
  });

  it('is none where no boundary is known', () => void expect(wardMap([])).toBeNull());
});
