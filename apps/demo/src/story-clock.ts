import { Clock } from '#event-store';
import { daysAfter, type Instant } from '#kernel';

/** A clock that the demo's story sets, so that a round of last month is applied to and decided in its own time. */
export class StoryClock extends Clock {
  private moment: Instant;
  constructor(private today: Instant = new Date().toISOString()) {
    super();
    this.moment = today;
  }

  override now() { return this.moment; }

  /** The day that the story takes for today. */
  begin(today: Instant) { this.today = today; }

  /** Days from today, negative for the past, at an hour UTC. */
  at(days: number, hour = 10): Instant {
    const midnight = Date.parse(`${daysAfter(this.today, days).slice(0, 10)}T00:00:00.000Z`);
    return new Date(midnight + hour * 3_600_000).toISOString();
  }

  moveTo(days: number, hour = 10) { this.moment = this.at(days, hour); }

  tick() { this.moment = new Date(Date.parse(this.moment) + 1000).toISOString(); }
}
