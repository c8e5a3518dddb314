/**
 * `npm run test:faults -- --kills 200`: every fault, as often as it takes; a table, and the same as a line of JSON for
 * each figure with `--json`. `--only WORDS` runs those whose title has the words.
 */
import { parseArgs } from 'node:util';
import { faults } from './faults.js';
import type { Fault, Figure } from './support/fault.js';

const { values: wish } = parseArgs({ options: {
  kills: { type: 'string', default: '200' }, json: { type: 'boolean', default: false },
  only: { type: 'string', default: '' },
} });
const kills = Number(wish.kills);
if (!Number.isInteger(kills) || kills < 1) throw new Error(`--kills is a number of kills, not ${wish.kills}`);

function inAColumn({ name, value, unit, target, met }: Figure) {
  const verdict = target === undefined ? '' : `to be ${target}: ${met ? 'met' : 'NOT MET'}`;
  return `  ${name.padEnd(52)} ${String(value).padStart(8)} ${unit.padEnd(22)} ${verdict}`;
}

/** Each figure is shown as soon as it is known. */
async function strike({ title, obstacle, full, run }: Fault) {
  const [skipped, begun] = [await obstacle?.(), performance.now()];
  const figures = skipped === undefined ? await run(full(kills)) : [];
  const seconds = Math.round((performance.now() - begun) / 1_000);
  if (!wish.json) console.log(`\n${title} (${skipped === undefined ? `${seconds} s` : `skipped: ${skipped}`})`);
  else if (skipped !== undefined) console.log(JSON.stringify({ fault: title, skipped }));
  for (const figure of figures)
    console.log(wish.json ? JSON.stringify({ fault: title, ...figure }) : inAColumn(figure));
  return figures;
}

for (const fault of faults.filter(({ title }) => title.includes(wish.only)))
  if ((await strike(fault)).some(({ met }) => met === false)) process.exitCode = 1;
