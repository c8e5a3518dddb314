import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Response } from 'express';
import { NotPermitted } from '#identity';
import { SecondFactorNeeded, tellSecurity } from '#sign-in';
import { Page } from './answers.js';
import { Presenter } from './presenter.js';
import { type Failure, failureOf, problemDetails } from './problem.js';
import { routeOf } from './throttling.js';
import type { Visit } from './visit.js';

/** A person gets a page, a machine RFC 9457 problem details; of our own faults both get only that there was one. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly presenter: Presenter) {}

  async catch(error: unknown, host: ArgumentsHost) {
    const http = host.switchToHttp();
    const [visit, response] = [http.getRequest<Visit>(), http.getResponse<Response>()];
    const failure = failureOf(error);
    if (failure.status >= 500) Logger.error(error, ProblemFilter.name);
    if (failure.status === 403) tellRefusal(error, visit);
    if (response.headersSent) response.end();
    else if (isMachine(visit)) sendDetails(failure, response);
    else if (error instanceof SecondFactorNeeded) response.redirect(303, secondFactorThen(visit));
    else if (failure.status === 401 && visit.method === 'GET') response.redirect(303, signInThen(visit));
    else await this.sendPage(failure, visit, response);
  }

  private async sendPage(failure: Failure, visit: Visit, response: Response) {
    const isOnItsWay = failure.status === 404 && visit.notShownYet === true;
    const page = isOnItsWay
      ? new Page('layout/on-its-way', { again: visit.originalUrl }, 202)
      : new Page('layout/problem', { ...failure, ...titled(failure) }, failure.status);
    response.status(page.status).set('cache-control', 'no-store').type('html').send(await this.html(page, visit));
  }

  /** Where even the page around the message fails, the message goes alone. */
  private html(page: Page, visit: Visit) {
    return this.presenter.html(page, visit).catch((error: unknown) => {
      Logger.error(error, ProblemFilter.name);
      return '<!DOCTYPE html><html lang="en"><title>Sorry</title><h1>Sorry, something went wrong</h1>';
    });
  }
}

/** Another site's form never gets as far as a route; whoever may not do something does. */
function tellRefusal(error: unknown, visit: Visit): void {
  if (error instanceof SecondFactorNeeded) return;
  const event = error instanceof NotPermitted ? 'refused' : 'cross-site-refused';
  tellSecurity(event, { route: routeOf(visit), personId: visit.actor?.personId });
}

const titled = ({ status }: Failure) => ({ title: titles[status] ?? 'There is a problem' });

const titles: Readonly<Record<number, string>> = {
  401: 'Sign in first',
  403: 'You may not see this page',
  404: 'Page not found',
  413: 'This is too much to send at once',
  429: 'Too many tries',
  500: 'Sorry, something went wrong',
  503: 'Sorry, this is not working just now',
};

const isMachine = (visit: Visit) => /^\/api(\/|$)/.test(visit.path) || visit.accepts(['html', 'json']) === 'json';

const sendDetails = (failure: Failure, response: Response) =>
  response.status(failure.status).type('application/problem+json').send(JSON.stringify(problemDetails(failure)));

const signInThen = ({ originalUrl }: Visit) => `/sign-in?then=${encodeURIComponent(originalUrl)}`;

/** What was sent is lost; the page that it was sent from asks for the second factor first. */
const secondFactorThen = ({ method, originalUrl }: Visit) =>
  (method === 'GET' ? `/second-factor?then=${encodeURIComponent(originalUrl)}` : '/second-factor');
