import type { Actor, Permission } from '#identity';

/** Where people work, by what they may do: the first that fits. */
const places: readonly (readonly [Permission, string])[] = [
  ['see-applications', '/funder'], ['draft-round', '/funder'], ['declare-interests', '/panel'],
  ['manage-people', '/operator/people'], ['operate', '/operator/outbox'],
  ['approve-erasure', '/data-protection/erasures'], ['scrutinise', '/scrutiny'],
  ['answer-scrutiny', '/scrutiny/requests'], ['see-readings', '/data-protection/readings'],
  ['manage-contributions', '/s106'], ['answer-consultations', '/consultations'], ['see-full-trails', '/register'],
  ['fill-in-for-groups', '/helping'],
];

/** The page that somebody gets to by signing in, where they were not on their way to another. */
export const homeOf = (actor: Actor): string =>
  places.find(([permission]) => actor.may(permission))?.[1] ?? '/applications';
