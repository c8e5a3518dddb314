import { Injectable } from '@nestjs/common';
import { Streams } from '#event-store';
import { Refusal } from '#kernel';
import { isMonth } from '../days.rules.js';
import { figuresFor } from '../index-series/figures-for.js';
import { mustBeAnIndexation } from '../index-series/indexation.rules.js';
import { workingOf } from '../obligation/obligation.demand.decider.js';
import type { Working } from '../obligation/obligation.demand.events.js';
import { mustBeAnAmount } from '../obligation/obligation.rules.js';

/** `seriesCode` is empty where nothing is indexed. Months are written `2026-04`. */
export type Sum = Readonly<{
  funderId: string; ratePence: number; dwellings: number; seriesCode: string; baseMonth: string; dueMonth: string;
  floor: boolean;
}>;

/** What a contribution would come to, line by line, before a deed is signed. Records nothing. */
@Injectable()
export class Calculator {
  constructor(private readonly streams: Streams) {}

  /** @throws Refusal, `index-figure-missing` among them */
  async workOut({ funderId, ratePence, dwellings, seriesCode, baseMonth, dueMonth, floor }: Sum): Promise<Working> {
    mustBeAnAmount(ratePence, 'ratePence');
    if (dwellings < 1 || dwellings > 100_000)
      throw new Refusal('not-dwellings', 'Enter how many homes, from 1 to 100,000', 'dwellings');
    const rate = { kind: 'rate', ratePence, dwellings, tariffFrom: null } as const;
    if (seriesCode === '') return workingOf({ ...rate, indexation: null }, '', null);
    const indexation = { seriesCode, baseMonth, monthsBefore: 0, floor };
    mustBeAnIndexation(indexation);
    if (!isMonth(dueMonth)) throw new Refusal('not-a-month', 'Enter the month like this: 2028-01', 'dueMonth');
    const dueDay = `${dueMonth}-01`;
    return workingOf({ ...rate, indexation }, dueDay, await figuresFor(this.streams, funderId, indexation, dueDay));
  }
}
