import { existsSync, readFileSync } from 'node:fs';
import { sum } from '#kernel';
import { BadFile, readWards } from './ward-file.js';

const header = 'ward_code,ward_name,authority_code,authority_name,population,neighbourhood';
const read = (...lines: string[]) => readWards(Buffer.from([header, ...lines].join('\n')));
const faultsOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof BadFile) return error.faults;
    throw error;
  }
  throw new Error('Nothing was wrong');
};

describe('a file of wards', () => {
  it('is read with its neighbourhoods', () => {
    expect(read('E05001620,"Audley, North",E06000008,Blackburn with Darwen,9529,East').wards).toEqual([{
      code: 'E05001620', name: 'Audley, North', authorityCode: 'E06000008', authorityName: 'Blackburn with Darwen',
      population: 9529, neighbourhood: 'East',
    }]);
  });

  it('puts a ward without a neighbourhood into its authority', () => {
    expect(read('E05001620,Audley,E06000008,Blackburn,9529,').wards[0]!.neighbourhood).toBe('Blackburn');
  });

  it('takes the byte order mark and the line ends of a spreadsheet', () => {
    const file = Buffer.from(`\uFEFF${header}\r\nE05001620,Audley,E06000008,Blackburn,9529,\r\n`);
    expect(readWards(file).wards).toHaveLength(1);
  });

  it('names every bad line', () => {
    const faults = faultsOf(() => read(
      'E05001620,Audley,E06000008,Blackburn,many,East',
      'E05001621,,E06000008,Blackburn,7565,East',
      '1622,Beardwood,E06000008,Blackburn,6206,East',
      'E05001621,Bastwell,E06000008,Blackburn,7565,West',
    ));
    expect(faults).toEqual([
      'Line 2: "many" is not a number of people',
      'Line 3: ward_name is empty',
      'Line 4: "1622" is not a ward code like E05001620',
      'Line 5: ward E05001621 is on line 3 already',
    ]);
  });

  it('says which columns are missing', () => {
    expect(faultsOf(() => readWards(Buffer.from('ward_code,population\nE05001620,1\n'))))
      .toEqual(['Line 1: these columns are missing: ward_name, authority_code, authority_name']);
  });

  it.each([
    ['an empty file', Buffer.from('')],
    ['a picture that is called .csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe])],
    ['a line with too many columns', Buffer.from(`${header}\nE05001620,Audley,E06000008,Blackburn,9529,East,what\n`)],
  ])('is refused where it is %s', (_, file) => void expect(faultsOf(() => readWards(file))).toHaveLength(1));
});

const lancashire = '../shared/data/lancashire/lancashire-wards.csv';
(existsSync(lancashire) ? describe : describe.skip)('the real wards of Lancashire', () => {
  it('are 295, of 14 authorities, with 1,490,497 people', () => {
    const { wards } = readWards(readFileSync(lancashire));
    expect(wards).toHaveLength(295);
    expect(new Set(wards.map(({ neighbourhood }) => neighbourhood)).size).toBe(14);
    expect(sum(wards.map(({ population }) => population))).toBe(1_490_497);
  });
});
