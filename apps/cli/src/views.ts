import type { Command } from 'commander';
import { Projector, Rebuild } from '#event-store';
import { views } from '../../contexts.js';
import { withMoothall } from './moothall.js';

export function addViews(program: Command) {
  program.command('views')
    .description('say how far each view has come, and what holds it up')
    .action(() => withMoothall(async ({ app }) => {
      const health = await app.get(Projector).health();
      for (const { name, version, lag, error } of health)
        console.log(`${name.padEnd(widest(health))}  v${version}  ${error ? `stands still: ${error}` : behind(lag)}`);
    }));

  program.command('rebuild')
    .argument('<view>', `one of: ${views.map(({ name }) => name).join(', ')}`)
    .description('make a view again from the log; people go on reading the old one until it is done')
    .action((name: string) => withMoothall(({ app }) => rebuild(app.get(Rebuild), name)));
}

async function rebuild(rebuilding: Rebuild, name: string) {
  const view = views.find((known) => known.name === name);
  if (!view) throw new Error(`There is no view "${name}". There are: ${views.map((known) => known.name).join(', ')}.`);
  let told = 0;
  await rebuilding.run(view, ({ events, total }) => {
    const percent = Math.floor(100 * events / total);
    if (percent === told) return;
    told = percent;
    console.log(`${name}: ${percent}% (${events} of ${total} events)`);
  });
  console.log(`${name} is rebuilt.`);
}

const widest = (all: readonly { name: string }[]) => Math.max(...all.map(({ name }) => name.length));

function behind(lag: number) {
  if (lag === 0) return 'up to date';
  return `${lag} ${lag === 1 ? 'event' : 'events'} behind`;
}
