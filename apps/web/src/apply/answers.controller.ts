import { Controller, Get, NotFoundException, Param, Post, Req } from '@nestjs/common';
import { applicationsView, type Page as PageName, pages, roundsView } from '#small-pot-grants';
import { Page, page as pageFor, seeOther } from '../answers.js';
import { Public } from '../permissions.js';
import { Shows } from '../seen.js';
import type { Visit } from '../visit.js';
import { answerPages } from './answer-pages.js';
import { Answering } from './answering.js';
import { FillingIn } from './filling-in.js';
import { addressOf, isOpen, type Own, OwnApplications } from './own-applications.js';

/** The pages of the form, one thing on each. */
@Controller('applications/:id')
export class AnswersController {
  constructor(
    private readonly own: OwnApplications, private readonly filling: FillingIn, private readonly answering: Answering,
  ) {}

  @Get(':page')
  @Public()
  @Shows(applicationsView, roundsView)
  ask(@Req() visit: Visit, @Param('id') id: string, @Param('page') name: string) {
    const page = knownPage(name);
    return this.own.show(visit, id, async (own) => {
      if (!isOpen(own)) return seeOther(addressOf(id));
      const { typed, fromBefore } = await this.filling.of(own, page);
      return answerPage(page, own, { fromBefore }).filledIn(typed);
    });
  }

  @Post(':page')
  @Public()
  @Shows(applicationsView, roundsView)
  save(@Req() visit: Visit, @Param('page') name: string) {
    const page = knownPage(name);
    return this.answering.receive(visit, page, (own) => answerPage(page, own),
      async (own, form) => ({ saved: await this.answering.answer(answerPages[page], own, form) }));
  }
}

function knownPage(name: string): PageName {
  const page = pages.find((one) => one === name);
  if (!page) throw new NotFoundException('There is no such page');
  return page;
}

/** A page of the form, with what stands around its fields. */
export function answerPage(page: PageName, own: Own | undefined, model: object = {}): Page {
  const number = pages.indexOf(page) + 1;
  return pageFor(`apply/answers/${page}`, {
    ...model, title: answerPages[page].title, number, count: pages.length, round: own?.round,
    application: own?.application, back: own && backFrom(own, number - 1),
  });
}

/** To the page before; from the first, or where everything is filled in, to where all of them are listed. */
function backFrom({ application: { id, answers } }: Own, index: number): string {
  if (pages.every((page) => Object.hasOwn(answers, page))) return addressOf(id, 'check');
  return addressOf(id, pages[index - 1] ?? '');
}
