import { fold } from '#kernel';
import { specification } from '#testing';
import { rateOn, tariff } from './tariff.decider.js';
import type { TariffRateSet, TariffUprated } from './tariff.events.js';

const given = specification(tariff);
const at = '2027-03-01T09:00:00.000Z';
const rate = {
  funderId: 'lcc', from: '2026-04-01', ratePence: 18_324, seriesCode: 'BCIS-TPI', indexedTo: '2026-04',
  minute: { _sd: 'minute' }, setBy: 'pat',
};
const set: TariffRateSet = { type: 'TariffRateSet', data: rate };
const figures = {
  base: { month: '2026-04', value: '391.2', status: 'final' }, due: { month: '2027-01', value: '404.7',
    status: 'final' },
} as const;
const uprate = {
  type: 'UprateTariff', at, funderId: 'lcc', from: '2027-04-01', month: '2027-01', ...figures, seriesRevision: 4,
  upratedBy: 'pat',
} as const;
/** £183.24 × 404.7 ÷ 391.2 = £189.56346… */
const uprated: TariffUprated = {
  type: 'TariffUprated', data: {
    funderId: 'lcc', from: '2027-04-01', ratePence: 18_956, beforePence: 18_324, indexedTo: '2027-01', upratedBy: 'pat',
    working: {
      ...figures, basePence: 18_324, seriesCode: 'BCIS-TPI', seriesRevision: 4, exactPence: '18956.346625',
      floored: false, rounding: 'half-up-to-the-penny', pence: 18_956,
    },
  },
};

describe('the tariff', () => {
  it('has a rate from a day on', () => void given().when({ type: 'SetTariffRate', at, ...rate }).then(set));
  it.each([['ratePence', 0, 'not-an-amount'], ['ratePence', 1.5, 'not-an-amount'], ['seriesCode', 'x', 'not-an-index'],
    ['indexedTo', '2026', 'not-a-month'], ['from', '2026-02-30', 'not-a-day'],
  ] as const)('does not take the %s %p', (field, value, rule) => {
    given().when({ type: 'SetTariffRate', at, ...rate, [field]: value }).thenRefuses(rule, field);
  });
  it('grows at its end only', () => {
    given(set).when({ type: 'SetTariffRate', at, ...rate }).thenRefuses('not-after-the-last', 'from');
    given(set).when({ ...uprate, from: '2026-04-01' }).thenRefuses('not-after-the-last', 'from');
  });
  it('rises each year by its index, with the working', () => void given(set).when(uprate).then(uprated));
  it('waits for the final figure, since everybody pays it', () => {
    given(set).when({ ...uprate, due: { ...figures.due, status: 'provisional' } })
      .thenRefuses('figure-is-provisional', 'month');
  });
  it('needs the figures', () => {
    given(set).when({ ...uprate, due: null }).thenRefuses('index-figure-missing');
    given(set).when({ ...uprate, base: null }).thenRefuses('index-figure-missing');
  });
  it('never counts the same months twice', () => {
    given(set).when({ ...uprate, month: '2026-04' }).thenRefuses('months-twice', 'month');
    given(set, uprated).when({ ...uprate, from: '2028-04-01' }).thenRefuses('months-twice', 'month');
  });
  it('needs a first rate', () => void given().when(uprate).thenRefuses('no-tariff'));
  it.each([['2026-03-31', null], ['2026-04-01', 18_324], ['2027-03-31', 18_324], ['2027-04-01', 18_956]])(
    'is on %s for a deed of that day: %p pence', (day, pence) => {
      expect(rateOn(fold(tariff, [set, uprated]), day)?.ratePence ?? null).toBe(pence);
    });
});
