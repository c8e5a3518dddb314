import { existsSync, readFileSync } from 'node:fs';
import { BadFile, readWards } from '../neighbourhood-set/ward-file.js';
import { readBoundaries } from './boundary-file.js';
import { matched } from './matching.js';

const square = [[-2.477, 53.7455], [-2.474, 53.743], [-2.4665, 53.7445], [-2.477, 53.7455]];
const feature = (properties: object, geometry: object = { type: 'Polygon', coordinates: [square] }) =>
  ({ type: 'Feature', properties, geometry });
const read = (...features: object[]) =>
  readBoundaries(Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })));
const faultsOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof BadFile) return error.faults;
    throw error;
  }
  throw new Error('Nothing was wrong');
};
const audley = { ward_code: 'E05001620', ward_name: 'Audley' };

describe('a file of boundaries', () => {
  it('is read, ring by ring, to some ten metres', () => {
    const precise = [[-2.47700004, 53.74550001], ...square.slice(1, 3), [-2.47700004, 53.74550001]];
    expect(read(feature(audley, { type: 'Polygon', coordinates: [precise] })).boundaries).toEqual([{
      code: 'E05001620', name: 'Audley',
      rings: [[-2.477, 53.7455, -2.474, 53.743, -2.4665, 53.7445, -2.477, 53.7455]],
    }]);
  });

  it('keeps every part of a ward that lies in two places', () => {
    const { boundaries } = read(feature(audley, { type: 'MultiPolygon', coordinates: [[square], [square]] }));
    expect(boundaries[0]!.rings).toHaveLength(2);
  });

  it('knows the columns of the Office for National Statistics', () => {
    const { boundaries } = read(feature({ FID: 1, WD23CD: 'E05001620', WD23NM: 'Audley', LAD23CD: 'E06000008' }));
    expect(boundaries[0]).toMatchObject({ code: 'E05001620', name: 'Audley' });
  });

  it('names every bad feature', () => {
    const grid = [[369_000, 428_000], [369_500, 428_000], [369_500, 428_500], [369_000, 428_000]];
    expect(faultsOf(() => read(
      feature({ ward_name: 'Audley' }), feature({ ward_code: 'E05001620' }),
      feature(audley, { type: 'Point', coordinates: [-2.4, 53.7] }),
      feature(audley, { type: 'Polygon', coordinates: [square.slice(0, 3)] }),
      feature(audley, { type: 'Polygon', coordinates: [grid] }), feature(audley, { type: 'Polygon', coordinates: 7 }),
    ))).toEqual([
      'Feature 1: "" is not a ward code like E05001620',
      'Feature 2 (E05001620): the ward has no name',
      'Feature 3 (E05001620): there is no polygon',
      'Feature 4 (E05001620): a ring is not closed',
      'Feature 5 (E05001620): it lies outside Great Britain. Coordinates have to be longitude and latitude (WGS84)',
      'Feature 6 (E05001620): there is no polygon',
    ]);
  });

  it.each(['', '7', 'null', '{}', '{"type":"Feature"}', 'ward_code,ward_name'])('is refused where it is %j', (text) => {
    expect(faultsOf(() => readBoundaries(Buffer.from(text)))).toHaveLength(1);
  });
});

describe('wards and their boundaries', () => {
  const ward = (code: string, name: string) =>
    ({ code, name, authorityCode: 'E07000121', authorityName: 'Lancaster', population: 1, neighbourhood: '' });
  const boundary = (code: string, name: string) => ({ code, name, rings: [] });

  it('fit by their code; a boundary that only has the name is told, and not drawn', () => {
    const [bare, bulk, marsh] = [ward('E05009592', 'Bare'), ward('E05000001', 'Bulk'), ward('E05009606', 'Marsh')];
    const old = boundary('E05005222', 'Bare');
    expect(matched([bare, bulk, marsh], [old, boundary('E05000001', 'Bulk')])).toEqual({
      drawn: [{ ward: bulk, boundary: boundary('E05000001', 'Bulk') }],
      undrawn: [{ ward: bare, namesake: 'E05005222' }, { ward: marsh, namesake: null }],
      unused: [old],
    });
  });
});

const lancashire = '../shared/data/lancashire';
(existsSync(lancashire) ? describe : describe.skip)('the real boundaries of Lancashire', () => {
  const { wards } = readWards(readFileSync(`${lancashire}/lancashire-wards.csv`));
  const { boundaries } = readBoundaries(readFileSync(`${lancashire}/lancashire-wards.geojson`));
  const { drawn, undrawn, unused } = matched(wards, boundaries);

  it('are 302, of which 221 fit one of the 295 wards', () => {
    expect([boundaries.length, wards.length]).toEqual([302, 295]);
    expect([drawn.length, undrawn.length, unused.length]).toEqual([221, 74, 81]);
  });

  it('lack the wards of the three districts that were drawn anew', () => {
    expect(new Set(undrawn.map(({ ward }) => ward.authorityName)))
      .toEqual(new Set(['Lancaster', 'South Ribble', 'Wyre']));
    expect(undrawn.filter(({ namesake }) => namesake !== null)).toHaveLength(52);
  });
});
