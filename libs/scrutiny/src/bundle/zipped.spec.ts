import { zipSync } from 'fflate';
import { unzipped } from './zipped.js';

const text = new TextEncoder().encode('A clear need');
/** Under another name of the same length, wherever the zip says it. */
const renamed = (zip: Uint8Array, from: string, to: string) =>
  Buffer.from(Buffer.from(zip).toString('latin1').replaceAll(from, to), 'latin1');

describe('a zip that is to be checked', () => {
  it('gives its files by their paths', () =>
    expect([...unzipped(zipSync({ manifest: text, 'opened/1.txt': text })).keys()])
      .toEqual(['manifest', 'opened/1.txt']));

  it('is refused where a name comes twice, since two programs could read two pages', () =>
    expect(() => unzipped(renamed(zipSync({ 'index.html': text, 'andex.html': text }), 'andex', 'index')))
      .toThrow('The zip file has two files called index.html'));

  it.each(['../index', '/ndex.h', '__p ot', '__'])('is refused where it has a file called %s', (name) =>
    expect(() => unzipped(renamed(zipSync({ ['abcdefgh'.slice(0, name.length)]: text }),
      'abcdefgh'.slice(0, name.length), name))).toThrow('whose name no bundle has'));
});
