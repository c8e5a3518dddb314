import { type Answer, Page, type Problem } from '../answers.js';

/**
 * Says of each error in the rows of a field in which row it is, so that no two lines of the summary read the same.
 * `names` are in the order of the rows.
 */
export function naming(field: string, names: readonly string[], answer: Answer): Answer {
  if (!(answer instanceof Page) || !Array.isArray(answer.model.problems)) return answer;
  const problems = (answer.model.problems as readonly Problem[]).map((problem) => named(problem, field, names));
  return answer.withProblems(problems, answer.status);
}

function named({ text, ...problem }: Problem, rows: string, names: readonly string[]): Problem {
  const [field, index] = problem.field?.split('.') ?? [];
  const name = field === rows ? names[Number(index)] : undefined;
  return { ...problem, text: name === undefined ? text : `${text}: ${name}` };
}
