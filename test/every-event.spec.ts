import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sentences } from '../apps/contexts.js';

type Written = Readonly<{ file: string; types: readonly string[] }>;
const libs = join(import.meta.dirname, '../libs');

/** Every decider of the system, found by what it is, and the types of event that it can write. */
async function allThatIsWritten(): Promise<readonly Written[]> {
  const files = readdirSync(libs, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.includes('/src/') && file.endsWith('.decider.ts'));
  return Promise.all(files.map(async (file) => {
    const { default: _, ...exported } = await import(join(libs, file)) as Readonly<Record<string, unknown>>;
    return { file, types: Object.values(exported).flatMap((one) => (isDecider(one) ? Object.keys(one.evolve) : [])) };
  }));
}

const isDecider = (one: unknown): one is { evolve: object } =>
  typeof one === 'object' && one !== null && 'evolve' in one && 'decide' in one && 'streamOf' in one;

describe('the sentences for events', () => {
  const said = [...sentences.ofCases, ...sentences.outsideCases].flatMap((one) => Object.keys(one));
  let written: readonly Written[];
  beforeAll(async () => { written = await allThatIsWritten(); });

  it('tell every event that can be written, and none that nobody writes', () => {
    const types = new Set(written.flatMap((one) => one.types));
    expect(types.size).toBeGreaterThan(120);
    expect([...said].sort()).toEqual([...types].sort());
  });

  it('tell each event once', () => {
    expect(said.filter((type, i) => said.indexOf(type) !== i)).toEqual([]);
  });
});
