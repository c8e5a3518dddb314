import type { Command } from 'commander';
import { addBoundaries } from './import-boundaries.js';
import { addNeighbourhoods } from './import-neighbourhoods.js';

export function addImport(program: Command) {
  const importing = program.command('import').description('bring in data from a file');
  addNeighbourhoods(importing);
  addBoundaries(importing);
}
