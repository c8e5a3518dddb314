import type { Ward } from './neighbourhood-set.events.js';
import { findWards, neighbourhoodsOf } from './places.js';

const ward = (code: string, name: string, neighbourhood = 'East', authorityName = 'Preston'): Ward =>
  ({ code, name, neighbourhood, authorityCode: `E-${authorityName}`, authorityName, population: 1000 });
const wards = [
  ward('E05000001', 'Town Centre'), ward('E05000002', 'Town Moor', 'North'), ward('E05000003', "St Matthew's", 'North'),
  ward('E05000004', 'Central', 'East', 'Burnley'),
];
const names = (found: readonly Ward[]) => found.map(({ name }) => name);

describe('finding a ward by what people write', () => {
  it('puts the name that fits best first', () => expect(names(findWards(wards, 'town moor'))[0]).toBe('Town Moor'));
  it('does not mind case, apostrophes or the word ward', () =>
    expect(names(findWards(wards, 'ST MATTHEWS Ward'))).toEqual(["St Matthew's"]));
  it('finds all that begin alike', () => expect(names(findWards(wards, 'Town'))).toEqual(['Town Centre', 'Town Moor']));
  it('finds the wards of an authority', () => expect(names(findWards(wards, 'burnley'))).toEqual(['Central']));
  it('finds a code', () => expect(names(findWards(wards, 'e05000001'))).toEqual(['Town Centre']));
  it('finds no names that only have the words somewhere inside', () => {
    const loose = [...wards, ward('E05000005', 'Brookfield and Riverside'), ward('E05000006', 'Brookside')];
    expect(names(findWards(loose, 'brook side'))).toEqual(['Brookside']);
    expect(names(findWards(loose, 'side'))).toEqual([]);
    expect(names(findWards(loose, 'river brook'))).toEqual(['Brookfield and Riverside']);
  });
  it('finds nothing for nothing', () => expect(findWards(wards, ' - ')).toEqual([]));
  it('finds nothing for a place that is not there', () => expect(findWards(wards, 'Narnia')).toEqual([]));
});

describe('neighbourhoods', () => {
  it('add up their wards, and are told apart by authority', () => {
    const found = neighbourhoodsOf(wards).map(({ id, name, population }) => [id, name, population]);
    expect(found).toEqual([
      ['E-Preston-east', 'East', 1000], ['E-Burnley-east', 'East', 1000], ['E-Preston-north', 'North', 2000],
    ]);
  });
});
