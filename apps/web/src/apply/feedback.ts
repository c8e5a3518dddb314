import type { ApplicationPage, RoundPage } from '#small-pot-grants';

/** What the assessors together thought of one criterion. `mean` is 0 to 4. Nobody's own score is in it. */
export type Feedback = Readonly<{
  name: string; weightPercent: number; mean: string; meaning: string; reasons: readonly string[];
}>;

/** Criterion by criterion. Reasons are put in alphabetical order, so that no order tells who wrote which. */
export function feedbackOn({ assessments }: Pick<ApplicationPage, 'assessments'>, { terms }: Pick<RoundPage, 'terms'>) {
  const { criteria = [], scale = [] } = terms.criteria ?? {};
  if (assessments.length === 0) return [];
  return criteria.map(({ id, name, weightPercent }): Feedback => {
    const given = assessments.flatMap(({ scores }) => scores.filter(({ criterionId }) => criterionId === id));
    const mean = given.reduce((total, { score }) => total + score, 0) / given.length;
    const reasons = given.map(({ reason }) => reason).sort((one, other) => one.localeCompare(other, 'en'));
    return { name, weightPercent, mean: inTenths(mean), meaning: meaningOf(mean, scale), reasons };
  });
}

/** 2.5 lies between two meanings, and says so. */
function meaningOf(mean: number, scale: readonly string[]): string {
  const [low, high] = [scale[Math.floor(mean)] ?? '', scale[Math.ceil(mean)] ?? ''];
  return low === high ? low : `between “${low}” and “${high}”`;
}

const inTenths = (mean: number) => String(Math.round(mean * 10) / 10);
