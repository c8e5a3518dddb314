import { Injectable } from '@nestjs/common';
import { dateInWords, endOfDay, inWords, londonDay } from '#calendar';
import { Clock, type Until } from '#event-store';
import { isBefore, isDay, isInstant, Refusal } from '#kernel';
import { LogIndex } from '#transparency';
import { DayOrMoment, Text } from '../forms/fields.js';

/** A time of the past that somebody asked for; `at` leads there again, as `?at=`. */
export type Asked = Readonly<{ until: Until; words: string; at: string }>;

/** `at` is what a link has: a day, an instant or the number of an entry of the public log. `then` is what was typed. */
export class AsAtForm {
  @Text({ most: 40 }) at!: string;
  @DayOrMoment() then?: string;
}

/** Two times to lay side by side. Without the second it is now. */
export class ChangesForm {
  @DayOrMoment() from?: string;
  @DayOrMoment() to?: string;
}

/** Reads times of the past as people and links write them. */
@Injectable()
export class Moments {
  constructor(private readonly clock: Clock, private readonly log: LogIndex) {}

  /** Null where nothing is asked for. @throws Refusal `in-the-future`, `not-a-moment`, `no-such-entry` */
  async asked({ at, then }: AsAtForm): Promise<Asked | null> {
    const typed = then ?? at;
    if (typed === '') return null;
    return isIndex(typed) ? this.afterEntry(Number(typed)) : this.of(typed, 'then');
  }

  /** A day, to its end (of today: until now), or an instant. @throws Refusal */
  of(typed: string, field: string): Asked {
    if (isDay(typed)) return this.ofDay(typed, field);
    if (!isInstant(typed)) throw new Refusal('not-a-moment', 'Enter a day, and a time if you like', field);
    if (isBefore(this.clock.now(), typed)) throw tooLate(field);
    return { until: { moment: typed }, words: inWords(typed), at: typed };
  }

  /** The earlier one first. Null where nothing is asked for. @throws Refusal `first-missing`, and as above */
  two({ from, to }: ChangesForm): readonly [Asked, Asked] | null {
    if (from === undefined && to === undefined) return null;
    if (from === undefined) throw new Refusal('first-missing', 'Enter the first of the two days', 'from');
    const [one, other] = [this.of(from, 'from'), to === undefined ? this.now() : this.of(to, 'to')];
    return momentOf(one) <= momentOf(other) ? [one, other] : [other, one];
  }

  /** Just now. */
  now(): Asked {
    const moment = this.clock.now();
    return { until: { moment }, words: inWords(moment), at: moment };
  }

  /** With this entry of the public log, and nothing after it. */
  private async afterEntry(index: number): Promise<Asked> {
    const position = await this.log.positionAt(index);
    if (position === null)
      throw new Refusal('no-such-entry', 'The public record has no such entry yet. Choose a day instead', 'then');
    return { until: { position }, words: `entry ${index} of the public record`, at: String(index) };
  }

  private ofDay(day: string, field: string): Asked {
    const [now, end] = [this.clock.now(), endOfDay(day)];
    if (day === londonDay(now)) return this.now();
    if (isBefore(now, end)) throw tooLate(field);
    return { until: { moment: end }, words: `the end of ${dateInWords(day)}`, at: day };
  }
}

/** From 0, as the public log counts. */
const isIndex = (typed: string) => /^\d{1,15}$/.test(typed);

const momentOf = ({ until }: Asked) => ('moment' in until ? Date.parse(until.moment) : Infinity);

const tooLate = (field: string) =>
  new Refusal('in-the-future', 'That is still to come. Choose a time that has gone by', field);
