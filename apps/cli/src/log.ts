import type { Command } from 'commander';
import { DataSource } from 'typeorm';
import { Clock } from '#event-store';
import { beginAgain, type CheckProgress, confirmRestored, LogCheck } from '#transparency';
import { type Moothall, withMoothall } from './moothall.js';

export function addLog(program: Command) {
  const all = program.command('log').description('the public log of all events');

  all.command('check')
    .description('make every entry again from its event, and name the events that are not those of their entries')
    .action(() => withMoothall(({ app, configuration }) => check(app.get(LogCheck), configuration)));

  all.command('begin-again')
    .requiredOption('--reason <words>', 'why; everybody will read it, for ever, so it should name nobody')
    .description('after a disaster: end the log that was signed, and begin another over the entries that are there')
    .action(({ reason }: { reason: string }) => withMoothall((moothall) => again(moothall, reason)));

  all.command('confirm-restored')
    .description('after a restore: say that nothing was signed after that backup. Each of WITNESSES is asked, too')
    .action(() => withMoothall(confirm));
}

async function check(checking: LogCheck, { dataDir, databaseUrl }: Moothall['configuration']) {
  let [told, wrong, entries] = [0, 0, 0];
  const onProgress = ({ checked, total }: CheckProgress) => {
    const percent = Math.floor(100 * checked / total);
    if (percent > told) console.log(`${percent}% (${checked} of ${total} entries)`);
    [told, entries] = [percent, checked];
  };
  for await (const { index, event, what } of checking.mismatches(onProgress)) {
    if (++wrong === 1) console.log('Not all is well. From the first entry on:');
    console.log(`✗ Entry ${index}: ${event} ${what}`);
  }
  console.log(verdictOf(wrong, entries, databaseUrl ? 'the database of DATABASE_URL' : dataDir));
  process.exitCode = wrong > 0 ? 1 : entries === 0 ? 2 : 0;
}

/** A check of nothing must not look like one that found all well. */
function verdictOf(wrong: number, entries: number, where: string) {
  if (wrong > 0) return `${wrong} do not match.`;
  if (entries === 0) return `There is no entry in ${where}, so nothing was checked. Is it the right place?`;
  return `Each of ${entries} events is the one that its entry was made from.`;
}

async function again({ app, configuration: { log } }: Moothall, reason: string) {
  const { ended, next } = await beginAgain(app.get(DataSource), { ...log, reason, at: app.get(Clock).now() });
  console.log(`${ended} has ended, and its key is gone. The public log goes on as ${next}, with a new key. The page `
    + '/log says so, and why, for ever. Tell your witnesses the new key (/log/vkey). Empty what keeps copies of /log.');
}

async function confirm({ app, configuration: { log } }: Moothall) {
  const backupOf = await confirmRestored(app.get(DataSource), log);
  console.log(`Nothing was signed after the backup of ${backupOf}: you say so, and of `
    + `${log.witnesses.length} witnesses none knows more. The signer goes on.`);
}
