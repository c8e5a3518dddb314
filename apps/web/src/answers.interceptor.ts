import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Response as ExpressResponse } from 'express';
import { mergeMap } from 'rxjs';
import { Page, SeeOther } from './answers.js';
import { Presenter } from './presenter.js';
import { Seen } from './seen.js';
import { Session } from './session.js';
import type { Visit } from './visit.js';

/** Lets controllers return what they mean, a `Page` or a `SeeOther`, and makes it HTTP. */
@Injectable()
export class AnswersInterceptor implements NestInterceptor {
  constructor(
    private readonly presenter: Presenter,
    private readonly seen: Seen,
    private readonly session: Session,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler) {
    const http = context.switchToHttp();
    return next.handle().pipe(mergeMap(async (answer: unknown) => {
      if (answer instanceof Page) return this.show(answer, http.getRequest<Visit>());
      if (answer instanceof SeeOther) return this.goOn(answer, http.getRequest<Visit>(), http.getResponse());
      return answer;
    }));
  }

  private async show(page: Page, visit: Visit) {
    const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
    return new Response(await this.presenter.html(page, visit), { status: page.status, headers });
  }

  private async goOn({ url, saved, signIn }: SeeOther, visit: Visit, response: ExpressResponse) {
    if (saved) this.seen.remember(visit, response, saved.position);
    if (signIn === null) await this.session.end(visit, response);
    else if (signIn !== undefined) await this.session.begin(visit, response, signIn);
    return new Response(null, { status: 303, headers: { location: url } });
  }
}
