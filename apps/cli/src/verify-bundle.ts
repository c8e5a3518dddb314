import { readFileSync } from 'node:fs';
import { checkBundle, type Checked, unzipped } from '#scrutiny';

/** Checks an evidence bundle, with nothing but the file, and says what is wrong. `keys`: those known from elsewhere. */
export function verifyBundle(path: string, keys: readonly string[]): void {
  const files = filesIn(path);
  if (!files) return;
  const checked = checkBundle(files, keys);
  const { faults } = checked;
  console.log((faults.length > 0 ? faults.map((fault) => `✗ ${fault}`) : summaryOf(checked, keys)).join('\n'));
  if (faults.length > 0) process.exitCode = 1;
}

/** Undefined, said in a sentence and with the exit code 2, where there is no such zip. */
function filesIn(path: string): ReturnType<typeof unzipped> | undefined {
  try {
    return unzipped(readFileSync(path));
  } catch (error) {
    console.error(`${path} could not be checked: it is no bundle as it was downloaded. ${(error as Error).message}`);
    process.exitCode = 2;
    return undefined;
  }
}

function summaryOf(
  { manifest, signed, leaves, opened, keys: own }: Checked, keys: readonly string[],
): readonly string[] {
  const { checkpoint: { origin, size }, cosigned } = signed!;
  const witnesses = cosigned.map(({ name }) => name).join(', ') || 'nobody but the log itself';
  return [
    '✓ Nothing was changed, added or left out.',
    `  It is the evidence for ${manifest!.reference}, for the reader “${manifest!.reader}”.`,
    `  ${leaves.length} events of this case stand in the log ${origin}, of ${size}. ${opened.length} are opened.`,
    `  Cosigned by: ${witnesses}`,
    ...(keys.length > 0 ? ['  The keys are those that you gave.']
      : ['  Compare these keys with what you know from elsewhere:', ...own.map((vkey) => `    ${vkey}`)]),
  ];
}
