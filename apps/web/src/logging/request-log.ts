import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { pinoHttp } from 'pino-http';
import { validate } from 'uuid';
import { correlation } from '#event-store';
import type { Log } from './log.js';

const HEADER = 'x-correlation-id';
type Timed = Readonly<{ responseTime: number }>;
const SILENT = /^\/(?:assets|health)\//;

/**
 * A line for each request: its route, not its address, since an address can hold a name, a code or a search. The
 * request's correlation id is the sender's, if it is a UUID, or a new one; it is sent back, and stands in each event.
 */
export function logRequests(logger: Log) {
  const log = pinoHttp<Request, Response>({
    logger,
    genReqId: ({ id }) => id,
    autoLogging: { ignore: ({ originalUrl }) => SILENT.test(originalUrl) },
    serializers: { req: () => undefined, res: () => undefined },
    customSuccessObject: (request, response, { responseTime }: Timed) => tell(request, response, responseTime),
    customErrorObject: (request, response, _, { responseTime }: Timed) => tell(request, response, responseTime),
    customLogLevel: (_, { statusCode }, error) => (error || statusCode >= 500 ? 'error' : 'info'),
  });
  return (request: Request, response: Response, next: NextFunction) => {
    const id = idOf(request);
    request.id = id;
    log(request, response);
    response.setHeader(HEADER, id);
    correlation.run(id, next);
  };
}

function idOf({ headers }: Request) {
  const given = headers[HEADER];
  return typeof given === 'string' && validate(given) ? given : randomUUID();
}

const tell = (request: Request, { statusCode: status }: Response, milliseconds: number) =>
  ({ method: request.method, route: routeOf(request), status, milliseconds });

const routeOf = ({ route }: Request) => (route as { path?: string } | undefined)?.path ?? 'none';
