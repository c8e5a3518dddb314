import { basename } from 'node:path';
import type { Command } from 'commander';
import { Boundaries, type Matched } from '#places';
import { idFrom, read, titleOf, unchanged } from './import-file.js';
import { withMoothall } from './moothall.js';
import { operator } from './operator.js';

type Options = Readonly<{ source?: string; set?: string; name?: string }>;

export function addBoundaries(importing: Command) {
  importing.command('boundaries')
    .argument('<file>', 'GeoJSON in WGS84, with ward_code and ward_name (or WD23CD and WD23NM) in the properties')
    .option('--source <words>', 'where the boundaries come from, as their licence asks (otherwise: the file)')
    .option('--set <id>', 'the set of boundaries that the file replaces (otherwise: the name of the file)')
    .option('--name <words>', 'what people call this set (otherwise: the name of the file)')
    .description('where wards lie, for maps: all of the file, or nothing. Import the wards first')
    .action(importBoundaries);
}

async function importBoundaries(path: string, { source, set, name }: Options) {
  const file = await read(path);
  const title = titleOf(path);
  const named = { setId: set ?? idFrom(title), name: name ?? title, source: source ?? basename(path) };
  await withMoothall(async ({ app }) => {
    console.log(await app.get(Boundaries).import({ ...named, file }, operator('import-places'))
      .then((matched) => told(named.setId, matched), unchanged));
  });
}

function told(setId: string, { drawn, undrawn, unused }: Matched) {
  const wards = drawn.length + undrawn.length;
  return [
    `${drawn.length + unused.length} boundaries are in the set "${setId}". They fit ${drawn.length} of ${wards} wards.`,
    ...(undrawn.length > 0 ? ['These wards have no boundary, so maps list them beside:'] : []),
    ...undrawn.map(({ ward: { code, name, authorityName }, namesake }) =>
      `  ${code} ${name}, ${authorityName}${namesake ? ` (a boundary with this name has the code ${namesake})` : ''}`),
    ...(unused.length > 0 ? [`${unused.length} boundaries have codes that no ward has. They are not shown.`] : []),
  ].join('\n');
}
