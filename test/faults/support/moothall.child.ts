/** All of Moothall without its pages, in a process that is killed. Its parent asks it to award grants. */
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Configuration } from '#configuration';
import { Directory } from '#identity';
import { Decisions } from '#small-pot-grants';
import { MoothallModule } from '../../../apps/moothall.module.js';
import { TestClock } from '../../support/moothall.js';
import type { Asked } from './app.js';

export type Award = Readonly<{
  commandId: string; decidedBy: string; applicationId: string; pence: number; reasons: string;
}>;

process.on('disconnect', () => process.exit()); // nobody is left to ask anything
Logger.overrideLogger(false);
const [, , databaseUrl, dataDir, now] = process.argv;
const module = MoothallModule.for(
  new Configuration({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }),
  { databaseUrl: databaseUrl!, work: true, clock: new TestClock(now!) });
const app = await NestFactory.createApplicationContext(module);

async function award({ commandId, decidedBy, applicationId, pence, reasons }: Award) {
  const actor = await app.get(Directory).actor(decidedBy);
  return app.get(Decisions).award(actor, commandId, applicationId, { pence, reasons });
}

process.on('message', ({ ask, ...wish }: Asked<Award>) => {
  award(wish).then(
    ({ revision, position }) => process.send!({ ask, saved: { revision, position } }),
    (error: unknown) => process.send!({ ask, error: String(error) }));
});
process.send!('ready');
