import { readReference, referenceOf } from './reference.js';

describe('the reference of an application', () => {
  it('has no letter that people take for another', () =>
    expect(referenceOf('16fd2706-8baf-433b-82eb-8c7fada847da')).toMatch(/^MH-[0-9A-HJKMNP-TV-Z]{8}$/));
  it.each(['MH-70K1M2Q9', 'mh 70k1 m2q9', '70K1M2Q9', ' MH–7Ok1-M2Q9 ', 'mh-7okLm2q9', '7oKim2q9'])(
    'is understood when it is typed as "%s"', (typed) => expect(readReference(typed)).toBe('MH-70K1M2Q9'));
  it('may itself begin with MH', () => expect(readReference('MHQ2K9X7')).toBe('MH-MHQ2K9X7'));
});
