import { once } from 'node:events';
import { Logger } from '@nestjs/common';
import type { Configuration } from '#configuration';
import { openDatabase, type Postgres } from '#postgres';
import { type Log, newLog } from './logging/log.js';
import { NestLog } from './logging/nest-log.js';
import { startService } from './service.js';

/** What is done once the database runs and before anybody is served, and once everybody is. */
export type Occasions = Readonly<{ beforeServing?: (postgres: Postgres) => Promise<void>; serving?: () => void }>;

/** Why the service ends when somebody asked it to. */
const ASKED = Symbol('asked to end');

/**
 * The life of the service: database, app, and both in reverse on a signal, so that the database goes last.
 * @throws with a sentence for the operator, once everything that was started is stopped again
 */
export async function serve(configuration: Configuration, { beforeServing, serving }: Occasions = {}): Promise<void> {
  const log = newLog(configuration.logLevel);
  Logger.overrideLogger(new NestLog(log));
  configuration.warnings.forEach((warning) => log.warn(warning));
  const end = endOf(log);
  const stops: (() => Promise<void>)[] = [];
  try {
    const onLost = () => end.abort(new Error('PostgreSQL has ended, and Moothall with it.'));
    const postgres = await openDatabase({ ...configuration, onLost });
    stops.unshift(postgres.stop);
    end.signal.throwIfAborted();
    await beforeServing?.(postgres);
    end.signal.throwIfAborted();
    stops.unshift((await startService(configuration, postgres.url, log)).stop);
    log.info({ url: configuration.publicUrl.origin, roles: configuration.roles }, 'Serving');
    serving?.();
    if (!end.signal.aborted) await once(end.signal, 'abort');
    end.signal.throwIfAborted();
  } catch (reason) {
    if (reason !== ASKED) throw reason;
  } finally {
    for (const stop of stops) await stop();
  }
}

/** A second signal changes nothing: npm passes on the one that the terminal has sent already. */
function endOf(log: Log): AbortController {
  const end = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end.abort(ASKED));
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(fault, (error: unknown) => {
      log.fatal({ err: error }, 'Something went wrong that nobody foresaw');
      end.abort(error);
    });
  return end;
}
