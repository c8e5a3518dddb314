/**
 * `npm test`: types, lint, architecture and every test, then one line that says how many passed, failed and were
 * skipped. What follows `npm test --` goes to Jest: a path, or `-t 'part of a title'`.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const node = (parameters, stdio) => new Promise((resolve) => {
  const child = spawn(process.execPath, parameters, { stdio });
  let output = '';
  child.stdout?.on('data', (text) => (output += text));
  child.stderr?.on('data', (text) => (output += text));
  child.on('close', (code) => resolve({ passed: code === 0, output }));
});

/** One check, silent unless it fails. */
async function check(title, program, ...parameters) {
  const { passed, output } = await node([`node_modules/${program}`, ...parameters], ['ignore', 'pipe', 'pipe']);
  console.log(passed ? `✓ ${title}` : `✗ ${title}\n${output}`);
  return { passed: +passed, failed: +!passed, skipped: 0 };
}

/** What Jest counted. A file that could not even be read, and a Jest that did not come to its end, are failures. */
async function jest(...parameters) {
  const folder = await mkdtemp(join(tmpdir(), 'moothall-results-'));
  const file = join(folder, 'results.json');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const { passed: ended } = await node(
    [...flags, 'node_modules/jest/bin/jest.js', '--json', '--outputFile', file, ...parameters],
    ['inherit', 'ignore', 'inherit']);
  const results = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
  await rm(folder, { recursive: true });
  if (!results) return { passed: 0, failed: 1, skipped: 0 };
  for (const title of skippedIn(results)) console.log(`- skipped: ${title}`);
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  return {
    passed: results.numPassedTests,
    failed: failed === 0 && !ended ? 1 : failed,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}

const skippedIn = ({ testResults }) => testResults.flatMap(({ assertionResults }) => assertionResults
  .filter(({ status }) => status === 'pending' || status === 'todo').map(({ fullName }) => fullName));

const [types, lint] = await Promise.all([ // two cores
  check('types', 'typescript/bin/tsc', '-p', '.'),
  check('lint', 'eslint/bin/eslint.js', '.'),
]);
const results = [
  types, lint,
  await check('architecture', 'dependency-cruiser/bin/dependency-cruise.mjs', 'apps', 'libs', 'test'),
  await jest(...process.argv.slice(2)),
];
const total = (what) => results.reduce((sum, result) => sum + result[what], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`);
process.exitCode = total('failed') === 0 ? 0 : 1;
