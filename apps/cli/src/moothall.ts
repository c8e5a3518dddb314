import { type INestApplicationContext, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Configuration } from '#configuration';
import { openDatabase, type Postgres } from '#postgres';
import { MoothallModule, type Running } from '../../moothall.module.js';

export type Moothall = Readonly<{ app: INestApplicationContext; postgres: Postgres; configuration: Configuration }>;

/** Does something with the services, beside the app or without it: views and policies are left to the worker. */
export async function withMoothall<T>(act: (moothall: Moothall) => Promise<T>): Promise<T> {
  const configuration = new Configuration(process.env);
  const postgres = await openDatabase({ ...configuration, tenant: 'command' });
  try {
    return await within(configuration, { databaseUrl: postgres.url, work: false },
      (app) => act({ app, postgres, configuration }));
  } finally {
    await postgres.stop();
  }
}

/** An application without pages, for as long as it takes. */
export async function within<T>(
  configuration: Configuration, running: Running, act: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  Logger.overrideLogger(['fatal', 'error', 'warn']);
  const module = MoothallModule.for(configuration, running);
  const app = await NestFactory.createApplicationContext(module, { abortOnError: false });
  return act(app).finally(() => app.close());
}
