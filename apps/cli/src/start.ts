import type { Command } from 'commander';
import { Configuration } from '#configuration';
import { Clock } from '#event-store';
import type { Postgres } from '#postgres';
import { prepareDemo } from '../../demo/src/load-demo.js';
import { organisations } from '../../demo/src/people.js';
import { StoryClock } from '../../demo/src/story-clock.js';
import { serve } from '../../web/src/serve.js';
import { within } from './moothall.js';

/** A demo is watched by a person, to whom lines of JSON say little. */
const forDemo = { DEMO: '1', LOG_LEVEL: 'warn', LOG_PUBLISH_EVERY: '1m' };

export function addStart(program: Command) {
  program.command('start')
    .description('serve people, and do the work behind the pages, as ROLES says')
    .option('--demo', 'with made-up people, groups and rounds, as whom anybody may sign in')
    .action(({ demo }: { demo?: boolean }) => start(new Configuration({ ...(demo && forDemo), ...process.env })));
}

const start = (configuration: Configuration) => serve(configuration, {
  beforeServing: async (postgres) => {
    if (postgres.movedTo) console.warn(movedNote(configuration, postgres.movedTo));
    if (configuration.demo) await beginDemo(configuration, postgres);
  },
  serving: () => {
    if (configuration.has('web') && (configuration.demo || process.stdout.isTTY)) console.log(welcome(configuration));
  },
});

async function beginDemo(configuration: Configuration, { url }: Postgres) {
  const [clock, tells] = [new StoryClock(new Clock().now()), configuration.has('worker')];
  await within(configuration, { databaseUrl: url, work: tells, clock }, (app) => prepareDemo(app, clock, { tells }));
}

const movedNote = ({ dataDir }: Configuration, folder: string) =>
  `The database is in ${folder}, and ${dataDir} has a link to it (docs/operator.md says when that is so).`;

function welcome({ publicUrl, demo }: Configuration) {
  const address = `Moothall is at ${publicUrl.origin} (Ctrl-C ends it)`;
  if (!demo) return address;
  const people = Object.values(organisations).flatMap(({ name, people }) =>
    [`  ${name}`, ...Object.values(people).map((person) => `    ${person.name}: ${person.roles.join(', ')}`)]);
  return [address, `You can sign in at ${publicUrl.origin}/sign-in as`, ...people].join('\n');
}
