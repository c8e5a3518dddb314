import { purposeInWords, type Statement } from '#s106-contributions';

/** What has to be known to read a statement rightly. */
export function statementNotes({ originOf, contradictions }: Statement): readonly string[] {
  const purposes = [...new Set([...originOf.values()].map(({ purpose }) => purposeInWords(purpose)))].toSorted();
  return [
    purposes.length === 0 ? 'No agreement is recorded here.'
      : `It covers what is recorded here, for: ${purposes.join(', ').toLowerCase()}. Where the council records all its `
        + 'obligations here, it is the whole section 106 report of its infrastructure funding statement.',
    'Allocated money counts from whichever year it was allocated in. The oldest money of an obligation is used first. '
      + 'Money spent on repaying loans, and sums for long-term maintenance, are not recorded apart.',
    ...(contradictions.length === 0 ? []
      : [`${contradictions.length} obligations used more by the end of the year than had come in by their days. `
        + 'Somebody wrote down a wrong day: the figures of these do not add up.']),
  ];
}
