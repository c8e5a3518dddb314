import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { NotPermitted } from '#identity';
import { Refusal } from '#kernel';
import type { Problem } from './answers.js';

/** What went wrong, without anything that only we should know. */
export type Failure = Readonly<{
  type: string; title: string; status: number; detail: string; problems: readonly Problem[];
}>;

/** What is no refusal and no HttpException is our own fault, and is not described. */
export function failureOf(error: unknown): Failure {
  if (error instanceof NotPermitted) return refused(error, 403);
  if (error instanceof Refusal) return refused(error, 422);
  const status = statusOf(error);
  const problems = error instanceof HttpException ? problemsOf(error) : [];
  return { ...plain(status), detail: detailOf(error, status), problems };
}

/** RFC 9457, with what is wrong in each field as in its section 3. */
export const problemDetails = ({ problems, ...failure }: Failure) => ({
  ...failure,
  ...(problems.length > 0 && { errors: problems.map(({ field, text }) =>
    ({ detail: text, ...(field !== undefined && { pointer: `#/${field.replaceAll('.', '/')}` }) })) }),
});

function refused({ rule, message, field }: Refusal, status: number): Failure {
  const problem = { text: message, ...(field !== undefined && { field }) };
  return { type: `/problems/${rule}`, title: 'Refused', status, detail: message, problems: [problem] };
}

/** The body parser and the router throw errors of their own, whose `status` below 500 says whose fault it is. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { status } = Object(error) as { status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function detailOf(error: unknown, status: number): string {
  if (!(error instanceof HttpException) || status >= 500) return plain(status).title;
  return problemsOf(error).length > 0 ? 'What was sent is not valid' : error.message;
}

/** The ValidationPipe groups its messages by field; class-validator puts rows as `lines.0.pence`. */
function problemsOf(error: HttpException): Problem[] {
  const { message } = Object(error.getResponse()) as { message?: string | Record<string, string[]> };
  if (typeof message !== 'object') return [];
  return Object.entries(message).flatMap(([field, texts]) => [texts].flat().map((text) => ({ field, text })));
}

const plain = (status: number) => ({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status });
