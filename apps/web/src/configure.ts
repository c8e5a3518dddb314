import { BadRequestException } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { Configuration } from '#configuration';
import { Assets } from './assets.js';
import { describeApi } from './openapi.js';

/** GOV.UK's template has one inline script, which says that JavaScript works; it is allowed by its hash. */
const govukInlineScript = "'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='";

/** What stands around every route. `create` the application with `bodyParser: false` and `cookies: { secret }`. */
export function configure(app: NestExpressApplication): NestExpressApplication {
  const isHttps = app.get(Configuration).publicUrl.protocol === 'https:';
  app.useSecurityHeaders({
    contentSecurityPolicy: { directives: {
      scriptSrc: ["'self'", govukInlineScript], styleSrc: ["'self'"], fontSrc: ["'self'"], baseUri: ["'none'"],
      upgradeInsecureRequests: isHttps,
    } },
    referrerPolicy: { policy: 'same-origin' }, // without any, older browsers send forms with the origin "null"
    strictTransportSecurity: isHttps,
  });
  app.enableCsrfProtection().use(notKept);
  const assets = app.get(Assets);
  app.use('/assets', (request: Request, response: Response, next: NextFunction) => {
    if (!assets.serve(request.originalUrl, request, response)) next();
  });
  // The list of interests has three fields for each of a round's applications.
  app.useBodyParser('urlencoded', { extended: true, limit: '1mb', parameterLimit: 7_000 });
  app.useBodyParser('json', { limit: '1mb' });
  app.use(inOurWords);
  describeApi(app);
  // A web server that the operator names, on this machine by default, says whose request it passes on; nobody else.
  app.set('trust proxy', [...app.get(Configuration).trustedProxies]);
  Object.assign(app.getHttpServer(), patience);
  return app;
}

/**
 * Milliseconds. Web servers before it keep an idle connection for a minute; whoever ends it first may cut off a request
 * that is on its way, so it is not us.
 */
const patience = { headersTimeout: 15_000, requestTimeout: 30_000, keepAliveTimeout: 75_000 };

/** What people may see differs by person and moment, refusals included. Assets say otherwise for themselves. */
function notKept(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('cache-control', 'no-store');
  next();
}

/** The parser's own message repeats a part of what was sent, and that may be somebody's data. */
function inOurWords(error: unknown, _request: Request, _response: Response, next: NextFunction): void {
  const { type } = Object(error) as { type?: unknown };
  next(type === 'entity.parse.failed' ? new BadRequestException('The body is not JSON') : error);
}
