import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { DataSource } from 'typeorm';
import { Configuration } from '#configuration';
import { Policies, Projector } from '#event-store';
import { CaseIndex } from '#scrutiny';
import { LogHealth } from '#transparency';
import { Health } from '../../web/src/health/health.js';
import { type Moothall, withMoothall } from './moothall.js';

/** What is well, in a few words. @throws with what is wrong, in a sentence or more */
type Examination = () => Promise<string>;

export function addDoctor(program: Command) {
  program.command('doctor')
    .description('look at the settings, the keys, the database and the views, and say what is wrong')
    .action(async () => {
      const isWell = await pass(settings) && await pass(masterKey) && await pass(() => withMoothall(service));
      for (const warning of isWell ? new Configuration(process.env).warnings : []) console.log(`! ${warning}`);
      console.log(isWell ? 'All is well.' : 'Not all is well: see ✗ above.');
      if (!isWell) process.exitCode = 1;
    });
}

async function pass(examine: Examination): Promise<boolean> {
  const [isWell, found] = await examine().then(
    (words) => [true, words] as const, (error: unknown) => [false, (error as Error).message] as const);
  console.log(found.split('\n').map((line) => `${isWell ? '✓' : '✗'} ${line}`).join('\n'));
  return isWell;
}

async function settings() {
  const { publicUrl, dataDir, databaseUrl, roles } = new Configuration(process.env);
  const where = databaseUrl === undefined ? `in ${dataDir}` : 'at DATABASE_URL';
  return `Settings: ${publicUrl.origin}, database ${where}, roles ${roles.join(' and ')}, Node.js ${process.version}`;
}

async function masterKey() {
  const { masterKeyFile } = new Configuration(process.env);
  const file = await stat(masterKeyFile).catch(() => undefined);
  if (!file) return `Master key: none yet; the first start makes ${masterKeyFile}`;
  if ((file.mode & 0o077) !== 0)
    throw new Error(`Master key: others can read ${masterKeyFile}. Run: chmod 600 ${masterKeyFile}`);
  return `Master key: ${masterKeyFile}, for its owner's eyes only. Keep a copy apart from the database`;
}

/** Opening it has shown that the database lets us in, is up to date, and was written with this master key. */
async function service({ app }: Moothall) {
  const ask = "SELECT current_setting('server_version') AS version";
  const [server] = await app.get(DataSource).query<[{ version: string }]>(ask);
  const health = new Health(app.get(Projector), app.get(CaseIndex), app.get(Policies), app.get(LogHealth));
  const { views, policies, log } = await health.report();
  const all = [...views, ...policies, ...log];
  const stopped = all.flatMap(({ name, error }) => (error === undefined ? [] : [`${name} stands still: ${error}`]));
  if (stopped.length > 0) throw new Error(stopped.join('\n'));
  const behind = all.filter(({ lag }) => lag > 0).map(({ name, lag }) => `${name} by ${lag} events`);
  const lags = behind.length > 0 ? `behind: ${behind.join(', ')}` : 'none behind';
  const count = views.length + policies.length;
  return `Database: PostgreSQL ${server.version}\nViews and policies: ${count} in order, ${lags}\n`
    + await app.get(LogHealth).inWords();
}
