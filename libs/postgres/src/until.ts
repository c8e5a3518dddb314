import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until the answer is not empty; `undefined` when the time is up. */
export async function until<T>(
  ask: () => Promise<T | undefined | false>, { seconds }: { seconds: number },
): Promise<T | undefined> {
  const end = performance.now() + seconds * 1000;
  for (let wait = 5; performance.now() < end; wait = Math.min(wait * 1.5, 200)) {
    const answer = await ask();
    if (answer) return answer;
    await pause(wait);
  }
  return undefined;
}
