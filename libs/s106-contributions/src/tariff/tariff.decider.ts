import { type Command, type Decider, isPence, mustBeIds, Refusal } from '#kernel';
import { isMonth, mustBeADay } from '../days.rules.js';
import { indexed, isIndexCode } from '../index-series/indexation.rules.js';
import type { IndexFigure } from '../index-series/index-series.events.js';
import type { TariffEvent, TariffRateSet } from './tariff.events.js';

export type TariffCommand =
  | Command<'SetTariffRate', TariffRateSet['data']>
  /** `due`: the figure of the month to which the rate is now to be indexed; `base`: of the month it was indexed to. */
  | Command<'UprateTariff', {
      funderId: string; from: string; month: string; base: IndexFigure | null; due: IndexFigure | null;
      seriesRevision: number; upratedBy: string;
    }>;

/** A rate from a day on, until the next one. */
export type TariffRate = Readonly<{ from: string; ratePence: number; seriesCode: string; indexedTo: string }>;
export type Tariff = Readonly<{ rates: readonly TariffRate[] }>;

export const tariffStream = (funderId: string) => `tariff-${funderId}`;
/** What a deed of that day takes, where it fixes no rate of its own. */
export const rateOn = ({ rates }: Tariff, day: string) => rates.findLast(({ from }) => from <= day) ?? null;

/** The rate for each dwelling, as a dated table that only grows at its end. */
export const tariff: Decider<Tariff, TariffCommand, TariffEvent> = {
  initialState: { rates: [] },
  streamOf: ({ funderId }) => tariffStream(funderId),

  decide: {
    SetTariffRate({ type: _, at: __, ...data }, state) {
      mustBeIds([data.funderId]);
      mustFollow(data.from, state);
      if (!isPence(data.ratePence) || data.ratePence === 0)
        throw new Refusal('not-an-amount', 'Enter the rate for each dwelling, in pounds', 'ratePence');
      if (!isIndexCode(data.seriesCode)) throw new Refusal('not-an-index', 'Choose an index', 'seriesCode');
      if (!isMonth(data.indexedTo)) throw new Refusal('not-a-month', 'Enter a month like this: 2026-04', 'indexedTo');
      return [{ type: 'TariffRateSet', data }];
    },

    UprateTariff({ funderId, from, month, base, due, seriesRevision, upratedBy }, state) {
      const last = state.rates.at(-1);
      if (!last) throw new Refusal('no-tariff', 'First set a rate');
      mustFollow(from, state);
      mustBeLater(month, last);
      const indexation = { seriesCode: last.seriesCode, baseMonth: last.indexedTo, monthsBefore: 0, floor: false };
      const working = indexed(last.ratePence, indexation, `${month}-01`, { base, due, revision: seriesRevision });
      if (working.due.status === 'provisional')
        throw new Refusal('figure-is-provisional', 'Wait for the final figure: everybody pays this rate', 'month');
      const { ratePence: beforePence } = last;
      const data = { funderId, from, ratePence: working.pence, beforePence, indexedTo: month, working, upratedBy };
      return [{ type: 'TariffUprated', data }];
    },
  },

  evolve: {
    TariffRateSet: (state, { data: { from, ratePence, seriesCode, indexedTo } }) =>
      ({ rates: [...state.rates, { from, ratePence, seriesCode, indexedTo }] }),
    TariffUprated: (state, { data: { from, ratePence, indexedTo, working } }) =>
      ({ rates: [...state.rates, { from, ratePence, seriesCode: working.seriesCode, indexedTo }] }),
  },
};

function mustFollow(from: string, { rates }: Tariff) {
  mustBeADay(from, 'from');
  const last = rates.at(-1);
  if (last && from <= last.from)
    throw new Refusal('not-after-the-last', 'A new rate starts after the one before it', 'from');
}

function mustBeLater(month: string, { indexedTo }: TariffRate) {
  if (!isMonth(month)) throw new Refusal('not-a-month', 'Enter a month like this: 2026-04', 'month');
  if (month <= indexedTo)
    throw new Refusal('months-twice', `The rate has the index up to ${indexedTo}. Choose a later month.`, 'month');
}
