import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Configuration } from '#configuration';
import { Clock } from '#event-store';
import type { Instant } from '#kernel';
import { startPostgres } from '#postgres';
import { MoothallModule } from '../../apps/moothall.module.js';

/**
 * Two of Moothall's processes, without pages, on one database: what one process queues in its memory protects nothing
 * in the other. The first one does the worker's work.
 */
export async function startTwoProcesses(clock: Readonly<{ now(): Instant }>) {
  Logger.overrideLogger(['error', 'fatal']);
  const [postgres, folder] = [await startPostgres(), mkdtempSync(join(tmpdir(), 'moothall-two-'))];
  const configuration = new Configuration({ DATA_DIR: folder, LOG_LEVEL: 'error' });
  const start = async (work: boolean) => {
    const imports = [MoothallModule.for(configuration, { databaseUrl: postgres.url, work })];
    const process = await Test.createTestingModule({ imports }).overrideProvider(Clock).useValue(clock).compile();
    return process.init();
  };
  const processes = [await start(true), await start(false)] as const;
  const stop = async () => {
    for (const process of processes) await process.close();
    await postgres.stop();
    rmSync(folder, { recursive: true });
  };
  return { processes, stop };
}
