import { setTimeout } from 'node:timers/promises';

/** Milliseconds between two tries. */
const [firstPause, longestPause] = [100, 10_000];

/**
 * Does work that never ends, and begins it again after trouble, with pauses that grow until it makes progress.
 * Ends when `signal` says so, or when `onTrouble` says that trying again is no use.
 */
export async function keepTrying(
  signal: AbortSignal, work: (onProgress: () => void) => Promise<void>,
  onTrouble: (error: unknown) => Promise<'again' | 'stop'>,
) {
  for (let pause = firstPause; !signal.aborted; pause = Math.min(pause * 2, longestPause))
    try {
      await work(() => { pause = firstPause; });
    } catch (error) {
      if (await onTrouble(error) === 'stop') return;
      await setTimeout(pause, undefined, { signal }).catch(() => undefined); // rejects only to make it stop
    }
}
