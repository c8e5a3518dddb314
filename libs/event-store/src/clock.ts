/** The one place that reads the time. Tests put a clock of their own in its place. */
export class Clock {
  now(): string {
    return new Date().toISOString();
  }
}
