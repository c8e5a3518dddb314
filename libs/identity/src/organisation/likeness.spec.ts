import { refusalOf } from '#testing';
import { likenessOf, plainName, postcodeOf, similarity, skeletonOf } from './likeness.rules.js';
import { charityNumber, companyNumber, councilCode, numberIn } from './numbers.rules.js';

describe('two names', () => {
  it.each([
    ['Brookside Tenants’ Group', 'BROOKSIDE TENANT GROUP'],
    ['The Friends of Mill Street & Garden Ltd.', 'Friends, Mill Street and Gardens'],
    ['Café Clwb', 'cafe clwb'],
    ['Riverside Youth Band', 'Youth Band Riverside'],
  ])('are one: %s, %s', (one, other) => expect(plainName(one)).toBe(plainName(other)));

  it.each([
    ['Brookside Tenants', 'Riverside Tenants'], ['Mill Street Garden', 'Mill Lane Garden'],
    ['Tiny Steps', 'First Steps'],
  ])('are two: %s, %s', (one, other) => expect(plainName(one)).not.toBe(plainName(other)));

  it('of general words only are told apart by these', () => {
    expect(plainName('The Community Trust')).not.toBe(plainName('The Community Club'));
  });

  it('are as similar as they share letters', () => {
    expect(similarity('Hilltop Choir', 'Hilltop Choir')).toBe(1);
    expect(similarity('Hilltop Choir', 'Hiltop Choir')).toBeGreaterThan(0.7);
    expect(similarity('Hilltop Choir', 'Hilltop Gardeners')).toBeLessThan(0.7);
    expect(similarity('Hilltop Choir', 'Fylde Road Food')).toBeLessThan(0.2);
  });

  it('are looked up by what people rarely get wrong', () => {
    expect(skeletonOf('brokside')).toBe(skeletonOf('brookside'));
    expect(skeletonOf('brookside')).not.toBe(skeletonOf('riverside'));
  });
});

describe('two records', () => {
  const choir = { name: 'Hilltop Choir', postcode: 'BB1 1AA', numbers: ['GB-CHC-1234567'] };
  const unlike = { name: 'Fylde Road Food Club', postcode: 'PR1 2AB', numbers: [] };

  it('may be one where they have a number in common', () => {
    expect(likenessOf(choir, { ...unlike, numbers: choir.numbers })).toBe('same-number');
  });
  it('may be one where they have the same name', () => {
    expect(likenessOf(choir, { ...unlike, name: 'The Hilltop Choir' })).toBe('same-name');
  });
  it('may be one where the name is near and the postcode the same', () => {
    expect(likenessOf(choir, { ...choir, name: 'Hilltop Choral', numbers: [] })).toBe('near-name-and-postcode');
  });
  it('may be one where the name is very near and a postcode is not known', () => {
    expect(likenessOf(choir, { name: 'Hiltop Choir', postcode: null, numbers: [] })).toBe('near-name');
    expect(likenessOf(choir, { name: 'Hilltop Garden', postcode: null, numbers: [] })).toBeUndefined();
  });
  it('are two where the name is near and the postcodes differ', () => {
    expect(likenessOf(choir, { name: 'Hiltop Choir', postcode: 'PR1 2AB', numbers: [] })).toBeUndefined();
  });
  it('are two where only the postcode is the same', () => {
    expect(likenessOf(choir, { ...unlike, postcode: choir.postcode })).toBeUndefined();
  });
});

describe('what people type', () => {
  it.each([['bb11aa', 'BB1 1AA'], [' pr1 2ab ', 'PR1 2AB'], ['SW1A2AA', 'SW1A 2AA'], ['gir 0aa', 'GIR 0AA']])(
    'is a postcode: %j', (typed, postcode) => expect(postcodeOf(typed)).toBe(postcode));
  it.each(['', 'BB1', 'Hilltop', '1BB 1AA', 'BB1 1A1'])('is no postcode: %j', (typed) => {
    expect(postcodeOf(typed)).toBeNull();
  });

  it.each([['1234567', 'GB-CHC-1234567'], ['123456', 'GB-CHC-123456'], ['sc 012345', 'GB-SC-SC012345'],
    ['NIC101234', 'GB-NIC-101234']])('is a charity number: %s', (typed, number) => {
    expect(charityNumber(typed)).toBe(number);
  });
  it.each(['12345', '12345678', 'SC12345', 'ask Gita'])('is no charity number: %s', (typed) => {
    expect(refusalOf(() => charityNumber(typed)))
      .toMatchObject({ rule: 'not-a-charity-number', field: 'charityNumber' });
  });

  it.each([['01234567', 'GB-COH-01234567'], ['1234567', 'GB-COH-01234567'], ['sc123456', 'GB-COH-SC123456'],
    ['NI 1234', 'GB-COH-NI001234']])('is a company number: %s', (typed, number) => {
    expect(companyNumber(typed)).toBe(number);
  });
  it.each(['123456789', 'SC1234567', 'ABC12345', 'ask Gita', 'SC'])('is no company number: %s', (typed) => {
    expect(refusalOf(() => companyNumber(typed)))
      .toMatchObject({ rule: 'not-a-company-number', field: 'companyNumber' });
  });

  it.each([['LAN', 'GB-LAE-LAN'], ['lan ', 'GB-LAE-LAN']])('is a council: %j', (typed, number) => {
    expect(councilCode(typed)).toBe(number);
  });
  it.each(['LANC', 'E10000017', ''])('is no council: %j', (typed) => {
    expect(refusalOf(() => councilCode(typed))).toMatchObject({ rule: 'not-a-council-code', field: 'councilCode' });
  });

  it.each([['Charity 1234567', 'GB-CHC-1234567'], ['company no. 01234567', 'GB-COH-01234567'],
    ['NIC101234', 'GB-NIC-101234'], ['OC301234', 'GB-COH-OC301234'], ['SC012345', null], ['we have none', null],
    ['', null]])('tells a number among other words, or leaves it open: %j', (typed, number) => {
    expect(numberIn(typed)).toBe(number);
  });
});
