import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Saved } from '#event-store';
import { Refusal } from '#kernel';
import { applicationLimits, type Page as PageName } from '#small-pot-grants';
import { type Answer, Page, seeOther } from '../answers.js';
import type { Form } from '../forms/form.js';
import { Submission } from '../forms/submission.js';
import { type AnswerPage, answerPages } from './answer-pages.js';
import type { Own } from './own-applications.js';

type Typed = Readonly<Record<string, unknown>>;
/** Shows the page again. Without `own`, this browser is no longer in the application. */
type Show = (own: Own | undefined) => Page | Promise<Page>;
/** Where to go from a page that is saved; undefined leads to the next page. */
type Save<F> = (own: Own, form: F) => Promise<Readonly<{ saved: Saved; next?: string | undefined }>>;

/** Saves the pages of the form, one by one. Whatever happens, what was typed stays. */
@Injectable()
export class Answering {
  /** `body`: what was sent. Without `own`, this browser is no longer in the application. */
  async receive<F extends Form>(
    body: unknown, own: Own | undefined, name: PageName, show: Show, save: Save<F>,
  ): Promise<Answer> {
    const { commandId: _, press, ...typed } = { ...(body as Typed | undefined) };
    const submission = Submission.of(answerPages[name].form, body);
    const answer = await submission.accept(async (form) => {
      if (!own) throw new Refusal('left', leftMeanwhile);
      const { saved, next } = await save(own, form as F);
      return seeOther(press === 'later' ? own.desk.later : next ?? nextAfter(own, name), saved);
    }, () => show(own));
    const isWrong = answer instanceof Page && answer.status >= 400;
    return isWrong && press === 'later' && own ? this.leave(own, name, typed, answer) : answer;
  }

  /** A page that is sent anew from the browser's history, with other answers, counts anew. */
  async answer(page: AnswerPage, { actor, desk, application: { id: applicationId } }: Own, form: Form): Promise<Saved> {
    const save = (commandId: string) => page.save(desk.takes, { actor, commandId, applicationId }, form);
    return save(form.commandId).catch((error: unknown) => {
      if (error instanceof Refusal && error.rule === 'command-id-reused') return save(randomUUID());
      throw error;
    });
  }

  /** Half a page is kept as it stands. Where that cannot be, the page says what is wrong with it. */
  private async leave({ actor, application, desk }: Own, page: PageName, fields: Typed, shown: Page): Promise<Answer> {
    const { id } = application;
    const typed = JSON.stringify(fields);
    if (typed.length > applicationLimits.unfinished) return shown;
    const left = desk.takes.leaveUnfinished(actor, randomUUID(), id, { page, typed });
    return left.then((saved) => seeOther(desk.later, saved), (error: unknown) => {
      if (error instanceof Refusal) return shown;
      throw error;
    });
  }
}

const leftMeanwhile =
  'You have left this application on this device. Open it in another tab with your reference and code, '
  + 'then come back here and press the button again.';

/** The first page that is open after this one, from the top again if need be; when none is, the last look. */
function nextAfter({ application: { answers }, desk: { pages, at, last } }: Own, page: PageName): string {
  const from = pages.indexOf(page) + 1;
  const others = [...pages.slice(from), ...pages.slice(0, from - 1)];
  const open = others.find((one) => !Object.hasOwn(answers, one));
  return open ? at(open) : last;
}
