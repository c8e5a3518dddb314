import { Actor } from '#identity';
import { isOwn, OwnOrganisations } from './own-organisations.js';

const at = (organisationId: string, role: 'consortium' | 'decider') => ({ organisationId, role });
const known = new Map([['cal-2', new Actor('cal-2', [at('choir', 'consortium')])]]);
const accounts = { of: async (id: string) => [id, ...(id === 'cal' ? ['cal-2'] : [])] };
const directory = { actor: async (id: string) => known.get(id) ?? new Actor(id) };
const organisations = new OwnOrganisations(accounts as never, directory as never);
const ofChoir = { proposerId: 'una', organisationId: 'choir' };

describe('somebody’s own proposal', () => {
  const cal = new Actor('cal', [at('futures', 'consortium')]);
  it('is one of a group that they work for with another account', async () =>
    expect(isOwn(ofChoir, await organisations.behind(cal))).toBe(true));
  it('is one that they made with another account', async () =>
    expect(isOwn({ proposerId: 'cal-2', organisationId: null }, await organisations.behind(cal))).toBe(true));
  it('is not one of anybody else', async () => {
    expect(isOwn(ofChoir, await organisations.behind(new Actor('dee', [at('futures', 'decider')])))).toBe(false);
    expect(isOwn({ proposerId: 'una', organisationId: null }, await organisations.behind(cal))).toBe(false);
  });
});
