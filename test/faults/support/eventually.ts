import { setTimeout } from 'node:timers/promises';

/** Waits for what others bring about. @throws when it has not come about within a minute */
export async function eventually(isSo: () => Promise<boolean> | boolean, what: string, seconds = 60): Promise<void> {
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; await setTimeout(10))
    if (await isSo()) return;
  throw new Error(`It did not come about within ${seconds} seconds: ${what}`);
}
