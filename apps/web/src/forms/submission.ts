import { BadRequestException, createParamDecorator, type ExecutionContext, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import type { Request } from 'express';
import { NotPermitted } from '#identity';
import { Refusal } from '#kernel';
import type { Answer, Page, Problem } from '../answers.js';
import { grouped } from './grouped.js';
import { type Typed, withoutBlankRows, withRowsChanged } from './rows.js';

/** A form as it was sent: what was typed, what it means, and what is wrong with it. */
export class Submission<F extends object> {
  private constructor(
    private readonly typed: Typed,
    private readonly values: F,
    private readonly problems: readonly Problem[],
    private readonly hasRowsChanged: boolean,
  ) {}

  static of<F extends object>(formClass: Type<F>, body: unknown): Submission<F> {
    const sent = { ...(body as Typed | undefined) };
    const changed = withRowsChanged(sent);
    const typed = changed ?? withoutBlankRows(sent);
    const values = plainToInstance(formClass, typed);
    const errors = validateSync(values, { whitelist: true, stopAtFirstError: true });
    return new Submission(typed, values, errors.flatMap((error) => problemsIn(error)), changed !== undefined);
  }

  /**
   * Acts on the form if nothing is wrong with it. Otherwise, or if a rule refuses, it shows the page again: with what
   * was typed, and with each error beside its field. That somebody may not do this at all is not caught here.
   */
  async accept(act: (values: F) => Answer | Promise<Answer>, page: () => Page | Promise<Page>): Promise<Answer> {
    if (this.hasRowsChanged) return (await page()).filledIn(this.typed);
    if (this.problems.length > 0) return (await page()).filledIn(this.typed).withProblems(this.problems, 400);
    try {
      return await act(this.values);
    } catch (error) {
      if (!(error instanceof Refusal) || error instanceof NotPermitted) throw error;
      return (await page()).filledIn(this.typedAfter(error)).withProblems([this.problemOf(error)], 422);
    }
  }

  /** For a search: what was found, with what was typed still in the fields. */
  search(find: (values: F) => Page | Promise<Page>, page: () => Page | Promise<Page>): Promise<Answer> {
    return this.accept(async (values) => (await find(values)).filledIn(this.typed), page);
  }

  /** For a machine, which gets a whole answer or an error. @throws BadRequestException */
  read<T>(act: (values: F) => T): T {
    if (this.problems.length > 0) throw new BadRequestException(this.problems.map(({ text }) => text).join('. '));
    return act(this.values);
  }

  private problemOf({ message, field }: Refusal): Problem {
    const [top = ''] = field?.split('.') ?? [];
    return Object.hasOwn(this.values, top) && field !== undefined ? { field, text: message } : { text: message };
  }

  /** A page that is sent again from the browser's history needs another id, or it would be refused for ever. */
  private typedAfter({ rule }: Refusal): Typed {
    return rule === 'command-id-reused' ? { ...this.typed, commandId: undefined } : this.typed;
  }
}

function problemsIn({ property, constraints, children }: ValidationError, path = ''): Problem[] {
  const field = path + property;
  const [text] = Object.values(constraints ?? {});
  if (text !== undefined) return [{ field, text }];
  return (children ?? []).flatMap((child) => problemsIn(child, `${field}.`));
}

/** `@Submitted(PurposeForm) form: Submission<PurposeForm>`; the form is a class with fields from fields.ts. */
export const Submitted = createParamDecorator((formClass: Type<object>, context: ExecutionContext) => {
  const { method, query, body } = context.switchToHttp().getRequest<Request<unknown, unknown, unknown>>();
  return Submission.of(formClass, method === 'GET' ? grouped(query) : body);
});
