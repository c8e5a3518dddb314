import { Texts } from './texts.js';
import type { Sealer } from './vault.js';

describe('a text that somebody typed', () => {
  const record = { seal: (name: string, text: string) => ({ _sd: `${name}: ${text}` }), save: async () => undefined };
  const texts = new Texts(record as unknown as Sealer, { name: 5, contactName: 1_000 });

  it('is sealed up to its limit', () => expect(texts.seal('name', '12345')).toEqual({ _sd: 'name: 12345' }));
  it('is refused with one character more, whoever sends it', () => {
    expect(() => texts.seal('name', '123456')).toThrow('Use 5 characters or fewer');
  });
  it('may have a limit of another name', () => {
    expect(texts.seal('name', '123456', 'contactName')).toEqual({ _sd: 'name: 123456' });
    expect(() => texts.seal('name', 'x'.repeat(1_001), 'contactName')).toThrow('Use 1,000 characters or fewer');
  });
});
