import { Get, Injectable, NotFoundException, Param, Post, Req } from '@nestjs/common';
import { applicationsView, type Page as PageName, pages, roundsView } from '#small-pot-grants';
import { type Answer, Page, page as pageFor, seeOther } from '../answers.js';
import { Shows } from '../seen.js';
import type { Visit } from '../visit.js';
import { answerPages } from './answer-pages.js';
import { Answering } from './answering.js';
import { FillingIn } from './filling-in.js';
import { isOpen, type Own } from './own-applications.js';

/** Finds the application that somebody may fill in, or says what else they see. */
export type FindsOwn = Readonly<{
  find(visit: Visit, id: string): Promise<Own | undefined>;
  show(visit: Visit, id: string, page: (own: Own) => Answer | Promise<Answer>): Promise<Answer>;
}>;

/** The pages of the form, one thing on each, for the group itself and for whoever fills it in for the group. */
@Injectable()
export abstract class AnswersPages {
  protected constructor(
    private readonly own: FindsOwn, private readonly filling: FillingIn, private readonly answering: Answering,
  ) {}

  @Get(':page')
  @Shows(applicationsView, roundsView)
  ask(@Req() visit: Visit, @Param('id') id: string, @Param('page') name: string) {
    return this.own.show(visit, id, async (own) => {
      const page = knownPage(name, own);
      if (!isOpen(own)) return seeOther(own.desk.at());
      const { typed, fromBefore } = await this.filling.of(own, page);
      return answerPage(page, own, { fromBefore }).filledIn(typed);
    });
  }

  @Post(':page')
  @Shows(applicationsView, roundsView)
  async save(@Req() visit: Visit, @Param('id') id: string, @Param('page') name: string) {
    const found = await this.own.find(visit, id);
    const page = knownPage(name, found);
    return this.answering.receive(visit.body, found, page, (own) => answerPage(page, own),
      async (own, form) => ({ saved: await this.answering.answer(answerPages[page], own, form) }));
  }
}

function knownPage(name: string, own: Own | undefined): PageName {
  const page = (own?.desk.pages ?? pages).find((one) => one === name);
  if (!page) throw new NotFoundException('There is no such page');
  return page;
}

/** A page of the form, with what stands around its fields. */
export function answerPage(page: PageName, own: Own | undefined, model: object = {}): Page {
  const all = own?.desk.pages ?? pages;
  const around = { title: answerPages[page].title, number: all.indexOf(page) + 1, count: all.length };
  return pageFor(`apply/answers/${page}`, { ...model, ...around, ...(own && aboutIt(own, around.number - 1)) });
}

const aboutIt = (own: Own, index: number) => ({
  round: own.round, application: own.application, isForGroup: !own.desk.isOfGroup, address: own.desk.at(),
  back: backFrom(own, index),
});

/** To the page before; from the first, or where everything is filled in, to where all of them are listed. */
function backFrom({ application: { answers }, desk: { pages: all, at, last } }: Own, index: number): string {
  if (all.every((page) => Object.hasOwn(answers, page))) return last;
  return at(all[index - 1] ?? '');
}
