import type { Actor, Permission } from '#identity';

type Link = Readonly<{
  text: string; href: string; permission?: Permission;
  /** Where it leads for whoever may see more. */
  forMore?: Readonly<{ permission: Permission; href: string }>;
}>;

/** What the bar under the header leads to; with a permission, only who holds it somewhere sees the link. */
const links: readonly Link[] = [
  { text: 'Find a grant', href: '/rounds' },
  { text: 'Register of grants', href: '/register' },
  {
    text: 'Decisions', href: '/decisions',
    forMore: { permission: 'study-decisions', href: '/scrutiny/search' },
  },
  { text: 'Your application', href: '/applications' },
  { text: 'Money from developers', href: '/contributions' },
  { text: 'Funds and rounds', href: '/funder', permission: 'see-applications' },
  { text: 'Groups you help', href: '/helping', permission: 'fill-in-for-groups' },
  { text: 'Section 106', href: '/s106', permission: 'see-contributions' },
  { text: 'You are asked', href: '/consultations', permission: 'answer-consultations' },
  { text: 'Panels', href: '/panel', permission: 'declare-interests' },
  { text: 'Panel minutes', href: '/panel/meetings', permission: 'record-panel' },
  { text: 'Data protection', href: '/data-protection/erasures', permission: 'approve-erasure' },
  { text: 'Who read what', href: '/data-protection/readings', permission: 'see-readings' },
  { text: 'Your committee', href: '/scrutiny', permission: 'scrutinise' },
  { text: 'Call-in', href: '/scrutiny/call-ins', permission: 'see-call-ins' },
  { text: 'Scrutiny', href: '/scrutiny/requests', permission: 'answer-scrutiny' },
  { text: 'Constitution', href: '/scrutiny/constitution', permission: 'set-constitution' },
  { text: 'Patterns', href: '/scrutiny/patterns', permission: 'study-decisions' },
  { text: 'Who may decide', href: '/delegations', permission: 'give-delegations' },
  { text: 'Organisations', href: '/organisations', permission: 'manage-organisations' },
  { text: 'People', href: '/operator/people', permission: 'manage-people' },
  { text: 'Keys', href: '/operator/keys', permission: 'manage-people' },
  { text: 'Outbox', href: '/operator/outbox', permission: 'operate' },
];

export function navigationFor(actor: Actor | undefined, path: string) {
  const shown = links.filter(({ permission }) => permission === undefined || actor?.may(permission))
    .map(({ text, href, forMore }) =>
      ({ text, href: forMore && actor?.may(forMore.permission) ? forMore.href : href }));
  const nearest = shown.filter(({ href }) => path.startsWith(`${href}/`) || path === href)
    .toSorted((one, other) => other.href.length - one.href.length)[0];
  return shown.map(({ text, href }) => {
    const isNearest = href === nearest?.href;
    return { text, href, current: isNearest && path === href, active: isNearest && path !== href };
  });
}
