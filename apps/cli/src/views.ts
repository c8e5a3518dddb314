import type { Command } from 'commander';
import { Projector, Rebuild, Upkeep } from '#event-store';
import { Vault } from '#privacy';
import { caseIndex, CaseIndex } from '#scrutiny';
import { views } from '../../contexts.js';
import { type Moothall, withMoothall } from './moothall.js';
import { operator } from './operator.js';

const names = `one of: ${views.map(({ name }) => name).join(', ')}`;

export function addViews(program: Command) {
  const all = program.command('views');
  all.description('say how far each view has come, and what holds it up')
    .action(() => withMoothall(async ({ app }) => {
      const health = [...await app.get(Projector).health(), await app.get(CaseIndex).health()];
      for (const { name, version, lag, error } of health)
        console.log(`${name.padEnd(widest(health))}  v${version}  ${error ? `stands still: ${error}` : behind(lag)}`);
    }));

  all.command('skip')
    .argument('<view>', names)
    .requiredOption('--reason <words>', 'why its rows may do without that event; it is kept with the record')
    .description('let a view go on past the one event before which it stands still, on the record')
    .action((name: string, { reason }: { reason: string }) => withMoothall((moothall) => skip(moothall, name, reason)));

  program.command('rebuild')
    .argument('<view>', `${names}; or ${caseIndex.name}, by which decisions are found`)
    .description('make a view again from the log; people go on reading the old one until it is done')
    .action((name: string) => withMoothall(({ app }) => (name === caseIndex.name
      ? rebuildIndex(app.get(CaseIndex)) : rebuild(app.get(Rebuild), name))));
}

async function skip({ app }: Moothall, name: string, reason: string) {
  const view = viewCalled(name);
  const record = app.get(Vault).sealer(`view:${name}`);
  const sealed = record.seal('reason', reason);
  await record.save();
  const { type, id, stream } = await app.get(Upkeep).skip(view, sealed, operator('skip-event'));
  console.log(`${name} goes on without ${type} ${id} of ${stream}. That you said so, and why, is on the record.`);
}

async function rebuildIndex(index: CaseIndex) {
  await index.rebuild();
  console.log(`${caseIndex.name} is empty, and the worker fills it again. Until then a search may lack decisions.`);
}

async function rebuild(rebuilding: Rebuild, name: string) {
  const view = viewCalled(name);
  let told = 0;
  await rebuilding.run(view, ({ events, total }) => {
    const percent = Math.floor(100 * events / total);
    if (percent === told) return;
    told = percent;
    console.log(`${name}: ${percent}% (${events} of ${total} events)`);
  });
  console.log(`${name} is rebuilt.`);
}

function viewCalled(name: string) {
  const view = views.find((known) => known.name === name);
  if (!view) throw new Error(`There is no view "${name}". There are: ${views.map((known) => known.name).join(', ')}.`);
  return view;
}

const widest = (all: readonly { name: string }[]) => Math.max(...all.map(({ name }) => name.length));

function behind(lag: number) {
  if (lag === 0) return 'up to date';
  return `${lag} ${lag === 1 ? 'event' : 'events'} behind`;
}
