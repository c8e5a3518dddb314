import { blackOut, wordsIn } from './blacking-out.js';

describe('what is kept back in one part of a case', () => {
  const contact = [
    { label: 'Contact', text: 'Amina Begum' }, { label: 'Email', text: 'amina@brookside.example' },
    { label: 'Phone', text: '01254 000000' },
  ];
  const hidden = (text: string) => blackOut(text, wordsIn(contact), 's.40');

  it.each([
    ['Ask Amina Begum for the key', 'Ask [withheld: s.40] for the key'],
    ['amina has the key', '[withheld: s.40] has the key'],
    ['Mail amina@brookside.example or ring 01254 000000.', 'Mail [withheld: s.40] or ring [withheld: s.40].'],
    ['Stamina is what we need', 'Stamina is what we need'],
  ])('is blacked out in the others: %s', (text, given) => expect(hidden(text)).toBe(given));
  it('leaves a text as it is where nothing is kept back', () =>
    expect(blackOut('Ask Amina', [], 's.40')).toBe('Ask Amina'));
});
