import type { Writable } from 'node:stream';

const WIDTH = 30;

/**
 * Tells how far something has come: a bar that a person watches, or a line for each tenth where nobody does.
 * `what`: what is counted, such as `leaves`.
 */
export function progressOn(stream: Writable & { isTTY?: boolean }, what: string) {
  let told = 0;
  return (done: number, total: number) => {
    const percent = Math.floor(100 * done / total);
    const step = stream.isTTY ? 1 : 10;
    if (percent - told < step && done < total) return;
    told = percent;
    const words = `${percent}% (${done} of ${total} ${what})`;
    const bar = '#'.repeat(Math.floor(WIDTH * done / total)).padEnd(WIDTH, '.');
    stream.write(stream.isTTY ? `\r[${bar}] ${words}${done < total ? '' : '\n'}` : `${words}\n`);
  };
}
