import { digestOf, newDisclosure, textIn } from './disclosure.js';

describe('a disclosure', () => {
  it('is read and hashed as the examples of RFC 9901 say', () => {
    const example = 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0';
    expect(digestOf(example)).toBe('X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0');
    expect(textIn(example)).toBe('Möbius');
  });

  it('holds a salt of 128 bits, the name and the text', () => {
    const disclosure = Buffer.from(newDisclosure('reason', 'Ça va'), 'base64url').toString();
    const [salt, ...rest] = JSON.parse(disclosure) as string[];
    expect(Buffer.from(salt!, 'base64url')).toHaveLength(16);
    expect(rest).toEqual(['reason', 'Ça va']);
  });

  it('has another digest each time, so that nobody can try out likely texts', () =>
    expect(digestOf(newDisclosure('vote', 'yes'))).not.toBe(digestOf(newDisclosure('vote', 'yes'))));
});
