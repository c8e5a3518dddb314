import type { Command } from 'commander';
import { Configuration } from '#configuration';
import { ROLES } from '#identity';
import { rolesThrough, type Route, routesOf } from '../../web/src/routes.js';

export function addPermissions(program: Command) {
  program.command('permissions')
    .option('--json', 'for a machine')
    .description('list every route and who gets through to it, from the routes’ own declarations')
    .action(({ json }: { json?: boolean }) => {
      const routes = routesOf(new Configuration(process.env));
      console.log(json ? JSON.stringify(routes.map(asData), null, 2) : asTable(routes));
    });
}

const asData = (route: Route) => ({ ...route, access: route.access ?? null, roles: rolesThrough(route.access) });

function asTable(routes: readonly Route[]): string {
  const widest = Math.max(...routes.map(({ path }) => path.length));
  const lines = routes.map(({ method, path, access }) =>
    [method.padEnd(6), path.padEnd(widest), (access ?? 'nobody').padEnd(25), whoGetsThrough(access)].join('  '));
  return [...lines, '',
    `${routes.length} routes, ${ROLES.length} roles. A role counts in the organisation in which it is held: what is `
    + 'on a page asks for that organisation, too.',
  ].join('\n');
}

function whoGetsThrough(access: Route['access']) {
  if (access === 'public') return 'everybody';
  if (access === 'signed-in') return 'everybody who is signed in';
  return rolesThrough(access).join(', ');
}
