import type { Command } from 'commander';
import { SubjectAccess, type SubjectRecord } from '#data-protection';
import { mustBeCaughtUp } from './caught-up.js';
import { mustHaveMasterKey } from './master-key.js';
import { withMoothall } from './moothall.js';

type Options = Readonly<{ person?: boolean; json?: boolean }>;

export function addSubjectAccess(program: Command) {
  program.command('subject-access')
    .argument('<subject>', 'the reference or id of an application, or the id of a person')
    .option('--person', 'the person behind it and all that they sent, not this application alone')
    .option('--json', 'for a machine')
    .description('all that is held about somebody, for them, without anything about anybody else')
    .action((subject: string, { person, json }: Options) => {
      mustHaveMasterKey();
      return withMoothall(async ({ app }) => {
        await mustBeCaughtUp(app);
        const record = await app.get(SubjectAccess).forOperator(subject, person ? 'person' : 'record');
        console.log(json ? JSON.stringify(record, undefined, 2) : inWords(record));
      });
    });
}

const inWords = ({ subject, at, chapters }: SubjectRecord) => [
  `What is held about ${subject} at ${at}`,
  ...chapters.map(({ title, facts }) => [title, ...facts.map(({ label, text }) => `  ${label}: ${text}`)].join('\n')),
].join('\n\n');
