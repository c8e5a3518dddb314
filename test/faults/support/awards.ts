import { rm } from 'node:fs/promises';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Configuration } from '#configuration';
import { startPostgres } from '#postgres';
import { MoothallModule } from '../../../apps/moothall.module.js';
import { TestClock } from '../../support/moothall.js';
import { moments, Story } from '../../support/story.js';
import { newFolder } from './cluster.js';

export type Awards = Awaited<ReturnType<typeof readyToAward>>;

/** A round with so many scored applications. Nothing of Moothall runs, but its database. */
export async function readyToAward(count: number) {
  Logger.overrideLogger(['error', 'fatal']);
  const [dataDir, postgres, clock] = [await newFolder(), await startPostgres(), new TestClock(moments.before)];
  const configuration = new Configuration({ DATA_DIR: dataDir, LOG_LEVEL: 'error' });
  const module = MoothallModule.for(configuration, { databaseUrl: postgres.url, work: true, clock });
  const app = await NestFactory.createApplicationContext(module);
  const story = await Story.begin({ app, clock });
  const roundId = await story.round({ perHead: false });
  const sent = [];
  for (let i = 0; i < count; i++) sent.push(await story.sent(roundId));
  await story.declareNoInterests(sent);
  for (const one of sent) await story.score(one, 'Sam Whittaker', 3, 4);
  await story.isShown();
  await app.close();
  const stop = async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true });
  };
  const applicationIds = sent.map(({ applicationId }) => applicationId);
  return { url: postgres.url, dataDir, decidedBy: story.ids['Cllr Jean Hargreaves']!, applicationIds, stop };
}
