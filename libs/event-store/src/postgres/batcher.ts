import { setImmediate } from 'node:timers/promises';

/** Work on one stream, waiting for its turn. */
export type Waiting<Ask extends { stream: string }, Answer> = Readonly<{
  ask: Ask;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}>;

/**
 * Sends all that waits in one go as soon as the one before is back: nothing waits for a timer, and the busier it gets,
 * the more travel together. No stream comes twice in a batch: its second expectation depends on the first outcome.
 */
export class Batcher<Ask extends { stream: string }, Answer> {
  private waiting: Waiting<Ask, Answer>[] = [];
  private running: Promise<void> | undefined;
  /** @param send answers in the order of what it was asked; it settles whatever it cannot answer as one by itself. */
  constructor(
    private readonly send: (batch: readonly Waiting<Ask, Answer>[]) => Promise<void>, private readonly most = 512,
  ) {}

  add(ask: Ask) {
    return new Promise<Answer>((resolve, reject) => {
      this.waiting.push({ ask, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Resolves when nothing waits any more. */
  async idle() { await this.running; }

  private async run() {
    while (this.waiting.length > 0) {
      const batch = this.nextBatch();
      await this.send(batch);
      if (batch.length > 1) await setImmediate(); // those who have just got their answers may want to come along
    }
    this.running = undefined;
  }

  private nextBatch() {
    const [batch, left, streams] = [[] as Waiting<Ask, Answer>[], [] as Waiting<Ask, Answer>[], new Set<string>()];
    for (const one of this.waiting) {
      if (batch.length === this.most || streams.has(one.ask.stream)) left.push(one);
      else batch.push(one);
      streams.add(one.ask.stream);
    }
    this.waiting = left;
    return batch;
  }
}
