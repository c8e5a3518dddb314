import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { startPostgres } from '#postgres';
import { MasterKey, privacyEntities, privacyMigrations, Vault } from './index.js';
import { SubjectKeys } from './subject-keys.js';

/** For specs: the library's tables on a PostgreSQL of their own, and master keys in a folder that goes with it. */
export async function startPrivacy() {
  Logger.overrideLogger(false); // it warns of every new master key
  const [postgres, folder] = [await startPostgres(), mkdtempSync(join(tmpdir(), 'moothall-keys-'))];
  const connect = (options: Pick<DataSourceOptions, 'logger' | 'logging'> = {}) => new DataSource({
    type: 'postgres', url: postgres.url, entities: privacyEntities, migrations: privacyMigrations, ...options,
  }).initialize();
  const db = await connect();
  await db.runMigrations();
  const masterKey = (name: string) => MasterKey.in(join(folder, name));
  const keys = (name: string, source = db) => new SubjectKeys(source.manager, masterKey(name));
  const vault = (name: string, source = db) => new Vault(source.manager, keys(name, source));
  await keys('master.key').onModuleInit();
  const stop = async () => {
    await db.destroy();
    await postgres.stop();
    rmSync(folder, { recursive: true });
  };
  const writeKey = (name: string, text: string) => writeFileSync(join(folder, name), text);
  return { db, folder, connect, masterKey, keys, vault, writeKey, stop };
}
