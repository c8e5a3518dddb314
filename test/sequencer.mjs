/**
 * The order of the test files. Jest knows how long each took the last time; in a fresh clone it knows nothing, and
 * whatever takes longest must not begin last, when the other core has nothing left to do.
 */
import TestSequencer from '@jest/test-sequencer';

/** What takes longest first. A journey that is not named takes half a minute. */
const long = [
  'test/permissions.spec.ts', 'test/faults/faults.spec.ts', 'apps/cli/src/moothall.spec.ts',
  'test/journeys/group.spec.ts', 'test/fuzz/fuzz.spec.ts', 'test/journeys/', 'test/never-overspent.spec.ts',
  'test/demo.spec.ts', 'test/', 'libs/postgres/',
];

const rankOf = ({ path }) => {
  const rank = long.findIndex((part) => path.includes(`/${part}`));
  return rank === -1 ? long.length : rank;
};

export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const known = super.sort(tests);
    return known.some(({ duration }) => duration === undefined) ? known.sort((a, b) => rankOf(a) - rankOf(b)) : known;
  }
}
