import { Logger } from '@nestjs/common';
import type { Command } from 'commander';
import { DataSource } from 'typeorm';
import { Configuration } from '#configuration';
import { migrate } from '#event-store';
import { openDatabase } from '#postgres';
import { rotateMasterKey } from '#privacy';
import { migrations } from '../../contexts.js';
import { mustHaveMasterKey } from './master-key.js';

export function addRotation(program: Command) {
  program.command('rotate-master-key')
    .description('put a new master key in the place of the old one; stop Moothall first')
    .action(rotate);
}

/** As the app itself, so that no other app can run on the same data. */
async function rotate() {
  Logger.overrideLogger(['error', 'fatal']); // what to copy is said at the end
  const configuration = new Configuration(process.env);
  mustHaveMasterKey(configuration);
  const postgres = await openDatabase({ ...configuration, tenant: 'app' });
  try {
    await migrate(postgres.url, migrations);
    const db = await new DataSource({ type: 'postgres', url: postgres.url }).initialize();
    const count = await rotateMasterKey(db, configuration.masterKeyFile).finally(() => db.destroy());
    console.log(`${configuration.masterKeyFile} holds a new master key; it wraps ${count} keys anew. Copy it apart ` +
      'from the database. Keep the copy of the old one for as long as you keep backups that were made under it.');
  } finally {
    await postgres.stop();
  }
}
