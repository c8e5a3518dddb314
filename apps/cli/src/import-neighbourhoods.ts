import { basename } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { Clock } from '#event-store';
import { Places } from '#places';
import { idFrom, read, titleOf, unchanged } from './import-file.js';
import { withMoothall } from './moothall.js';
import { operator } from './operator.js';

type Options = Readonly<{ source?: string; year?: number; set?: string; name?: string }>;

export function addNeighbourhoods(importing: Command) {
  importing.command('neighbourhoods')
    .argument('<file>', 'CSV: ward_code, ward_name, authority_code, authority_name, population and, if you group ' +
      'wards, neighbourhood')
    .option('--source <words>', 'where the populations come from (otherwise: the name of the file)')
    .option('--year <year>', 'the year that the populations are for (otherwise: this year)', parseYear)
    .option('--set <id>', 'the set of wards that the file replaces (otherwise: the name of the file)')
    .option('--name <words>', 'what people call this set (otherwise: the name of the file)')
    .description('wards, their populations and the neighbourhoods they make up: all of the file, or nothing')
    .action(importNeighbourhoods);
}

async function importNeighbourhoods(path: string, options: Options) {
  const file = await read(path);
  await withMoothall(async ({ app }) => {
    const named = namesFor(path, options, app.get(Clock).now());
    const { setId, populationYear, populationSource } = named;
    const guess = options.year === undefined ? ' That is this year: give --year if the figures are of another.' : '';
    console.log(await app.get(Places).import({ ...named, file }, operator('import-places')).then(
      ({ wards }) => `${wards} wards are in the set "${setId}": populations of ${populationYear}, ${populationSource}.`
        + guess,
      unchanged));
  });
}

function namesFor(path: string, { source, year, set, name }: Options, now: string) {
  const title = titleOf(path);
  return {
    setId: set ?? idFrom(title), name: name ?? title,
    populationSource: source ?? basename(path), populationYear: year ?? Number(now.slice(0, 4)),
  };
}

function parseYear(text: string) {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError('A year has four digits, like 2026.');
  return Number(text);
}
