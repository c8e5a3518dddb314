import { barChart } from './bar-chart.js';
import { spreadChart } from './spread-chart.js';

describe('a chart of bars', () => {
  it('draws the longest as wide as it can, and the others by it', () => {
    const { bars, height } = barChart([{ name: 'East', first: 3, second: 1 }, { name: 'West', first: 1, second: 0 }]);
    expect(bars).toEqual([
      { name: 'East', firstWidth: 225, secondWidth: 75, hasUntold: false, y: 0 },
      { name: 'West', firstWidth: 75, secondWidth: 0, hasUntold: false, y: 40 },
    ]);
    expect(height).toBe(80);
  });
  it('draws nothing for what is not told, and says so', () => {
    expect(barChart([{ name: 'East', first: 0, second: null }]).bars)
      .toMatchObject([{ firstWidth: 0, secondWidth: 0, hasUntold: true }]);
  });
  it('says how many it leaves to the table', () => {
    expect(barChart(Array.from({ length: 32 }, () => ({ name: '', first: 1, second: 1 }))).leftOut).toBe(2);
  });
});

describe('a chart of means and spreads', () => {
  it('puts each on a line from 0 to 100', () => {
    expect(spreadChart([{ name: 'Sam', mean: 50, spread: 20 }]).spreads)
      .toEqual([{ name: 'Sam', x: 150, from: 90, to: 210, y: 0 }]);
  });
  it('never leaves the line', () => {
    expect(spreadChart([{ name: 'Sam', mean: 90, spread: 20 }]).spreads)
      .toMatchObject([{ x: 270, from: 210, to: 300 }]);
  });
});
