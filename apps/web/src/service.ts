import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Configuration } from '#configuration';
import { MasterKey } from '#privacy';
import type { Running } from '../../moothall.module.js';
import { WorkerModule } from '../../worker/src/worker.module.js';
import { AppModule } from './app.module.js';
import { configure } from './configure.js';
import { finishRequests } from './finish-requests.js';
import type { Log } from './logging/log.js';
import { logRequests } from './logging/request-log.js';

/** Web, worker or both, as the roles say. `stop` ends the requests first, then the work, then the connections. */
export async function startService(
  configuration: Configuration, databaseUrl: string, log: Log,
): Promise<{ stop: () => Promise<void> }> {
  const running = { databaseUrl, work: configuration.has('worker') };
  const app = await newApplication(configuration, running, log);
  try {
    await app.listen(configuration.port, configuration.host);
  } catch (error) {
    await app.close();
    throw explained(error as NodeJS.ErrnoException, configuration);
  }
  const stop = async () => {
    await finishRequests(app.getHttpServer());
    await app.close();
  };
  return { stop };
}

async function newApplication(configuration: Configuration, running: Running, log: Log) {
  const isWeb = configuration.has('web');
  const module = isWeb ? AppModule.for(configuration, running) : WorkerModule.for(configuration, running);
  const secret = MasterKey.in(configuration.masterKeyFile).subKey('cookie-secret').toString('hex');
  const options = { bodyParser: false, cookies: { secret }, abortOnError: false };
  const app = await NestFactory.create<NestExpressApplication>(module, options);
  app.use(logRequests(log));
  return isWeb ? configure(app) : app;
}

const explained = (error: NodeJS.ErrnoException, { host, port }: Configuration) => (error.code === 'EADDRINUSE'
  ? new Error(`Something else listens on ${host}:${port} already. Stop it, or set PORT to another number.`) : error);
