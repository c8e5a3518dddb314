import { resolve } from 'node:path';
import type { Command } from 'commander';
import { DataSource } from 'typeorm';
import { backUp, readManifest, restore, restoreSigner } from '#backup';
import { Configuration } from '#configuration';
import { Clock, migrate } from '#event-store';
import { openDatabase, type Opening } from '#postgres';
import { ErasureList, MasterKey } from '#privacy';
import { migrations } from '../../contexts.js';
import { mustHaveMasterKey } from './master-key.js';

type Act = (db: DataSource, configuration: Configuration) => Promise<string>;

export function addBackup(program: Command) {
  program.command('backup')
    .argument('<folder>', 'a new folder')
    .description('copy all that cannot be made again, while Moothall goes on; keys go into a folder of their own')
    .action((folder: string) => withDatabase('command', (db, settings) => back(db, settings, resolve(folder))));

  program.command('restore')
    .argument('<folder>', 'a backup')
    .description('put a backup into an empty database; what was erased since is erased again. Stop Moothall first')
    .action(async (folder: string) => {
      await readManifest(resolve(folder)); // before a database is made for it
      await withDatabase('app', (db, settings) => bring(db, settings, resolve(folder)));
    });
}

async function back(db: DataSource, { masterKeyFile, log }: Configuration, folder: string) {
  const { tables, signer } = await backUp(db, folder, {
    masterKey: MasterKey.in(masterKeyFile), erasures: ErasureList.beside(masterKeyFile), madeAt: new Clock().now(),
    signerDir: log.signerDir,
  });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${folder} holds ${rows} rows of ${tables.length} tables. Keep its folder "keys" apart from the rest, and ` +
    `the master key (${masterKeyFile}) apart from both: it is not in the backup. `
    + signerCopied(signer.length > 0);
}

const signerCopied = (isThere: boolean) => (isThere ? 'The signer of the public log is in "keys", too.'
  : 'No signer of the public log was found here: back up its SIGNER_DIR where it runs.');

async function bring(db: DataSource, { masterKeyFile, log: { signerDir } }: Configuration, folder: string) {
  const { manifest, erasuresRepeated } =
    await restore(db, folder, MasterKey.in(masterKeyFile), ErasureList.beside(masterKeyFile));
  return `The backup of ${manifest.madeAt} is back. Erased again, since it was erased later: ${erasuresRepeated}. ` +
    `The next start makes the views from the log. ${signerWords[restoreSigner(folder, signerDir, manifest.madeAt)]}`;
}

const signerWords = {
  'brought back': 'The signer of the public log is back, too, and signs nothing before you have said whether it '
    + 'signed more after this backup: moothall log confirm-restored, or begin-again (see docs/operator.md).',
  kept: 'The signer of the public log keeps what it knows: what is in the backup is not newer. It refuses to sign a '
    + 'record that is shorter than what it signed: see docs/operator.md.',
  none: 'The backup has no signer of the public log: where it runs, it keeps what it knows.',
} as const;

async function withDatabase(tenant: NonNullable<Opening['tenant']>, act: Act) {
  const configuration = new Configuration(process.env);
  mustHaveMasterKey(configuration);
  const postgres = await openDatabase({ ...configuration, tenant });
  try {
    await migrate(postgres.url, migrations);
    const options = '-c search_path=public';
    const db = await new DataSource({ type: 'postgres', url: postgres.url, extra: { options } }).initialize();
    console.log(await act(db, configuration).finally(() => db.destroy()));
  } finally {
    await postgres.stop();
  }
}
