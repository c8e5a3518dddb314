import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Configuration } from '#configuration';
import { MasterKey } from '#privacy';
import type { Running } from '../../moothall.module.js';
import { SignerModule } from '../../signer/src/signer.module.js';
import { WorkerModule } from '../../worker/src/worker.module.js';
import { AppModule } from './app.module.js';
import { configure } from './configure.js';
import { finishRequests } from './finish-requests.js';
import type { Log } from './logging/log.js';
import { logRequests } from './logging/request-log.js';

/**
 * Web, worker and signer, or some of them, as the roles say. `stop` ends the requests first, then the work, then the
 * connections.
 */
export async function startService(
  configuration: Configuration, databaseUrl: string, log: Log,
): Promise<{ stop: () => Promise<void> }> {
  const running = { databaseUrl, work: configuration.has('worker'), signs: configuration.has('signer') };
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
  if (!isWeb && !running.work) return signerAlone(configuration, running, log);
  const module = isWeb ? AppModule.for(configuration, running) : WorkerModule.for(configuration, running);
  const secret = MasterKey.in(configuration.masterKeyFile).subKey('cookie-secret').toString('hex');
  const options = { bodyParser: false, cookies: { secret }, abortOnError: false };
  const app = await NestFactory.create<NestExpressApplication>(module, options);
  app.use(logRequests(log));
  return isWeb ? configure(app) : app;
}

/** It has no part in what people wrote, so it needs no master key. */
async function signerAlone(configuration: Configuration, { databaseUrl }: Running, log: Log) {
  const module = SignerModule.for(configuration, databaseUrl);
  const app = await NestFactory.create<NestExpressApplication>(module, { bodyParser: false, abortOnError: false });
  app.use(logRequests(log));
  return app;
}

const explained = (error: NodeJS.ErrnoException, { host, port }: Configuration) => (error.code === 'EADDRINUSE'
  ? new Error(`Something else listens on ${host}:${port} already. Stop it, or set PORT to another number.`) : error);
