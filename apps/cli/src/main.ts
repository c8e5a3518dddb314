import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { root } from '../../web/src/root.js';
import { addBackup } from './backup.js';
import { addDoctor } from './doctor.js';
import { addErase } from './erase.js';
import { addImport } from './import.js';
import { addInvite } from './invite.js';
import { addLog } from './log.js';
import { addPermissions } from './permissions.js';
import { addStart } from './start.js';
import { addRotation } from './rotate-master-key.js';
import { addSubjectAccess } from './subject-access.js';
import { addVerify } from './verify.js';
import { addViews } from './views.js';
import { addWitness } from './witness.js';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const program = new Command('moothall').version(version)
  .description('Local funding whose decisions anyone can follow. docs/operator.md lists the settings.');
const commands = [
  addStart, addInvite, addImport, addViews, addLog, addErase, addSubjectAccess, addRotation, addBackup, addDoctor,
  addPermissions, addVerify, addWitness,
];
for (const add of commands) add(program);

await program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? sentence(error) : String(error));
  process.exit(1); // an application that was not complete when it failed may hold on to connections
});

/** What we say ourselves is enough; what nobody foresaw comes with its stack. */
function sentence(error: Error) {
  return error.name === 'Error' ? error.message : error.stack ?? error.message;
}
