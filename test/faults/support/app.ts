import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Saved } from '#event-store';

/** A message to the app: what is asked, and a number that its answer bears. */
export type Asked<T> = Readonly<{ ask: number }> & T;
type Answer = Readonly<{ ask: number; saved: Saved } | { ask: number; error: string }>;
type Waiting = Readonly<{ resolve(saved: Saved): void; reject(error: Error): void }>;

/** Lets Node run a source of the project. */
export const source = ['--conditions=moothall-source', '--import', './libs/testing/typescript.mjs'];

/** Runs a file of the suite in a process of its own, with a line to it, until it says that it is ready. */
export async function startChild(file: string, ...parameters: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...source, `test/faults/support/${file}`, ...parameters],
    { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const said = text(child.stderr!);
  const ended = once(child, 'exit').then(async () => { throw new Error(`${file} ended: ${await said}`); });
  await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined); // it is killed on purpose
  return child;
}

/** An app in a process of its own, seen from outside: it answers, or it is gone. */
export class App {
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private constructor(private readonly child: ChildProcess) {
    child.on('message', (answer: Answer) => this.settle(answer));
    child.once('exit', () => {
      for (const { reject } of this.waiting.values()) reject(new Error('The app is gone'));
      this.waiting.clear();
    });
  }

  /** A worker writes the view, too; `web` only takes commands. */
  static async start(url: string, role: 'worker' | 'web' = 'worker') {
    return new App(await startChild('app.child.ts', url, role));
  }

  /** All of Moothall, with its policies, at a time that stands still. */
  static async startMoothall(url: string, dataDir: string, now: string) {
    return new App(await startChild('moothall.child.ts', url, dataDir, now));
  }

  /** @throws where no answer came, or the app gave up */
  ask<T extends object>(what: T): Promise<Saved> {
    const ask = this.asked++;
    return new Promise((resolve, reject) => {
      if (this.child.exitCode !== null || this.child.signalCode !== null) return reject(new Error('The app is gone'));
      this.waiting.set(ask, { resolve, reject });
      this.child.send({ ...what, ask } satisfies Asked<T>, () => undefined); // 'exit' tells
    });
  }

  /** kill -9, whatever it is doing; resolves when it is gone. */
  async kill() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  private settle(answer: Answer) {
    const waiting = this.waiting.get(answer.ask);
    this.waiting.delete(answer.ask);
    if ('saved' in answer) waiting?.resolve(answer.saved);
    else waiting?.reject(new Error(answer.error));
  }
}
