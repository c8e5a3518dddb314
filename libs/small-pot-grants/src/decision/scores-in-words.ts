import { sum } from '#kernel';
import type { Detail } from '#scrutiny';
import type { GrantFacts } from './grant-facts.js';
import { meanPercent } from './ranking.rules.js';

/** Scores added together, as anybody may see them: the mean of all assessors, in all and for each criterion. */
export function scoresInWords({ criteria, scoresAt }: GrantFacts, revision: number): readonly Detail[] {
  const all = scoresAt(revision);
  const percent = meanPercent(all);
  if (percent === null) return [{ label: 'Scores', text: 'Nobody had scored the application' }];
  const assessors = all.length === 1 ? 'one assessor' : `${all.length} assessors`;
  return [
    { label: 'Score', text: `${short(percent)} out of 100, from ${assessors}` },
    ...criteria.flatMap(({ id, name, weightPercent }) => {
      const given = all.flatMap(({ scores }) => scores.filter(({ criterionId }) => criterionId === id));
      if (given.length === 0) return [];
      const score = short(mean(given.map((one) => one.score)));
      return [{ label: name, text: `${score} out of 4, weight ${weightPercent}%` }];
    }),
  ];
}

const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length;

/** 66.666… → "66.7"; 72 → "72". */
const short = (number: number) => String(Math.round(number * 10) / 10);
