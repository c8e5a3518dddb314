import { rolesThrough, type Route } from '../../apps/web/src/routes.js';
import type { Somebody } from './everybody.js';

/**
 * Addresses that name one of the council's things. Records of organisations are everybody's, and a helper begins for a
 * group in any funder's round.
 */
export const isAboutTheFunder = ({ path, access }: Route) =>
  path.includes(':') && access !== 'public' && access !== 'signed-in'
  && !/^\/(?:organisations|helping\/rounds)\//.test(path);

/**
 * Addresses that name the group's own application, and the list of one's own. A page of the form that is sent with
 * something wrong in it comes back with what was typed to whoever typed it: a group that was signed out loses nothing.
 */
const isAboutTheGroup = ({ method, path, access }: Route) =>
  (access === 'public' || access === 'signed-in') && /^\/(?:api\/)?applications(?:$|\/:id)/.test(path)
  && path !== '/api/applications' && !(method === 'POST' && /:(?:page|id\/beneficiaries)$/.test(path));

/** A search that a member of the committee saved and shares with it, and with nobody else. */
const isAboutTheCommittee = ({ path }: Route) => path.startsWith('/scrutiny/searches/:id');

/** What the declarations come to for somebody, with what the route is about. */
export function mayGetThrough(one: Somebody, route: Route): boolean {
  if (route.access === undefined) return false;
  if (isAboutTheGroup(route)) return one.called === 'the group itself';
  if (route.access === 'public') return true;
  if (route.access === 'signed-in') return one.personId !== null;
  return holds(one, isAboutTheCommittee(route) ? 'scrutinise' : route.access)
    && (one.at === 'home' || !isAboutTheFunder(route));
}

const holds = ({ role }: Somebody, access: NonNullable<Route['access']>) =>
  role !== null && rolesThrough(access).includes(role);
