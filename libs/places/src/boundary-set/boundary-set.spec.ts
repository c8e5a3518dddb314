import { specification } from '#testing';
import { boundarySet } from './boundary-set.decider.js';

const given = specification(boundarySet);
const at = '2027-04-01T09:00:00.000Z';
const audley = { code: 'E05001620', name: 'Audley', rings: [[-2.4, 53.7, -2.4, 53.8, -2.3, 53.8, -2.4, 53.7]] };
const file = { setId: 'lancashire', name: 'Lancashire', source: 'ONS 2013', fileSha256: 'abc', boundaries: [audley] };
const importing = { type: 'ImportBoundaries', at, ...file } as const;
const imported = { type: 'BoundariesImported', data: { ...file, importedAt: at } } as const;

describe('importing boundaries', () => {
  it('records every boundary with its source', () => void given().when(importing).then(imported));
  it('changes nothing when the same file comes again', () =>
    void given(imported).when(importing).thenRefuses('already-imported'));
  it('takes another file for the same set', () => {
    given(imported).when({ ...importing, fileSha256: 'def' })
      .then({ type: 'BoundariesImported', data: { ...file, fileSha256: 'def', importedAt: at } });
  });
  it('refuses a ward that is drawn twice', () =>
    void given().when({ ...importing, boundaries: [audley, audley] }).thenRefuses('ward-twice'));
  it('refuses an empty file', () => void given().when({ ...importing, boundaries: [] }).thenRefuses('no-boundaries'));
  it('needs a source', () => void given().when({ ...importing, source: ' ' }).thenRefuses('no-source'));
  it('holds 10,000 boundaries at most', () => {
    const boundaries = Array.from({ length: 10_001 }, (_, code) => ({ ...audley, code: String(code) }));
    given().when({ ...importing, boundaries }).thenRefuses('too-many-boundaries');
  });
});
