import { Templates } from './templates.js';

const template = (name: string) => ({
  name, compose: async ({ to }: Record<string, string>) => ({ to: to!, subject: name, text: 'Hello' }),
  concerns: async ({ to }: Record<string, string>) => [to!],
});

describe('the templates of all mails', () => {
  it('are found by their names', async () => {
    const templates = new Templates([template('welcome'), template('goodbye')]);
    expect(await templates.compose('goodbye', { to: 'ann@example.org' }))
      .toEqual({ to: 'ann@example.org', subject: 'goodbye', text: 'Hello' });
  });

  it('have names of their own, or the app does not start', () =>
    expect(() => new Templates([template('welcome'), template('goodbye'), template('welcome')]))
      .toThrow('Two mail templates have the same name: welcome'));

  it('say whose matter a mail is; nobody’s, where no template is known', async () => {
    const templates = new Templates([template('welcome')]);
    expect(await templates.concerns('welcome', { to: 'council' })).toEqual(['council']);
    expect(await templates.concerns('goodbye', { to: 'council' })).toEqual([]);
    expect(await templates.concerns(null, null)).toEqual([]);
  });

  it('are not made up', () =>
    expect(() => new Templates([]).compose('welcome', {})).toThrow('no mail template welcome'));
});
