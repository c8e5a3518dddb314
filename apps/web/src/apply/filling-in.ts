import { Injectable } from '@nestjs/common';
import { ApplicationQueries, type Page as PageName, WaysBack } from '#small-pot-grants';
import type { Model } from '../answers.js';
import { answerPages } from './answer-pages.js';
import type { Own } from './own-applications.js';

/** What stands in a page when it opens. `fromBefore`: another application of the same people told it. */
export type FilledIn = Readonly<{ typed: Model; fromBefore: boolean }>;

/** What one application tells the next. Of where it is, only the place: each round has an area of its own. */
const lasting: Readonly<Partial<Record<PageName, (typed: Model) => Model>>> = {
  group: (typed) => typed, contact: (typed) => typed, beneficiaries: ({ place }) => ({ place }),
};

/** Nothing is asked twice. */
@Injectable()
export class FillingIn {
  constructor(private readonly applications: ApplicationQueries, private readonly waysBack: WaysBack) {}

  async of(own: Own, page: PageName): Promise<FilledIn> {
    const { answers, unfinished } = own.application;
    const here = fieldsIn(unfinished[page]) ?? answerPages[page].typed(answers);
    if (here) return { typed: here, fromBefore: false };
    const before = await this.before(own, page);
    if (before) return { typed: before, fromBefore: true };
    const email = page === 'contact' ? await this.waysBack.emailOf(own.application.id) : undefined;
    return { typed: email === undefined ? {} : { email }, fromBefore: false };
  }

  /** Whoever fills it in for a group sees nothing else of that group's. */
  private async before({ actor, application: { id }, desk }: Own, page: PageName): Promise<Model | undefined> {
    const told = lasting[page];
    if (!told || !desk.isOfGroup) return undefined;
    const others = (await this.applications.ofGroup(actor)).filter((other) => other.id !== id);
    const last = others.map(({ answers }) => answerPages[page].typed(answers)).find(Boolean);
    return last && told(last);
  }
}

/** What was erased meanwhile is no JSON. */
function fieldsIn(json: string | undefined): Model | undefined {
  if (json === undefined || !json.startsWith('{')) return undefined;
  return JSON.parse(json) as Model;
}
