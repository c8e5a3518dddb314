import { specification } from '#testing';
import { neighbourhoodSet } from './neighbourhood-set.decider.js';

const given = specification(neighbourhoodSet);
const at = '2027-04-01T09:00:00.000Z';
const audley = {
  code: 'E05001620', name: 'Audley', authorityCode: 'E06000008', authorityName: 'Blackburn with Darwen',
  population: 9529, neighbourhood: 'Blackburn East',
};
const file = {
  setId: 'lancashire', name: 'Lancashire', populationSource: 'ONS mid-year estimates', populationYear: 2015,
  fileSha256: 'abc', wards: [audley],
};
const importing = { type: 'ImportNeighbourhoods', at, ...file } as const;
const imported = { type: 'NeighbourhoodsImported', data: { ...file, importedAt: at } } as const;

describe('importing neighbourhoods', () => {
  it('records every ward with the source and year of its population', () =>
    void given().when(importing).then(imported));

  it('changes nothing when the same file comes again', () => {
    given(imported).when(importing).thenRefuses('already-imported');
  });

  it('takes the same file for another year of figures', () => {
    const corrected = { ...file, populationYear: 2016 };
    given(imported).when({ ...importing, ...corrected })
      .then({ type: 'NeighbourhoodsImported', data: { ...corrected, importedAt: at } });
  });

  it('refuses a ward that stands in two neighbourhoods', () => {
    const wards = [audley, { ...audley, neighbourhood: 'Blackburn West' }];
    given().when({ ...importing, wards }).thenRefuses('ward-twice');
  });

  it.each([-1, 0.5, NaN, 1_000_001])('refuses %d as a number of people', (population) => {
    given().when({ ...importing, wards: [{ ...audley, population }] }).thenRefuses('not-a-population');
  });

  it('refuses an empty file', () => void given().when({ ...importing, wards: [] }).thenRefuses('no-wards'));
  it('needs a source', () => void given().when({ ...importing, populationSource: ' ' }).thenRefuses('no-source'));
  it('needs a year', () => void given().when({ ...importing, populationYear: 15 }).thenRefuses('no-year'));
});
