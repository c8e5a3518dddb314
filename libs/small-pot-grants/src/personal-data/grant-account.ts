import { Injectable } from '@nestjs/common';
import { inWords } from '#calendar';
import type { CasePart, Chapter } from '#data-protection';
import { inPounds, type Revealed } from '#kernel';
import { SentMails } from '#mail';
import { ReturnCodes, Vault } from '#privacy';
import type { WithheldPart } from '../application/application.events.js';
import type { ApplicationRow } from '../application/applications.view.js';
import { wayBackRecord } from '../way-back/way-back-record.js';
import { WaysBack } from '../way-back/ways-back.js';

type Fact = Chapter['facts'][number];
const fact = (label: string, text: string | null | undefined): readonly Fact[] =>
  (text === null || text === undefined || text === '' ? [] : [{ label, text }]);

/** All that is held about a group's applications, as the group may have it: no assessor's name, no other group. */
@Injectable()
export class GrantAccount {
  constructor(
    private readonly vault: Vault, private readonly mails: SentMails, private readonly waysBack: WaysBack,
    private readonly codes: ReturnCodes,
  ) {}

  async of(subject: string, rows: readonly ApplicationRow[]): Promise<readonly Chapter[]> {
    const withContact = subject.startsWith('person:');
    const chapters: Chapter[] = [];
    for (const row of rows) {
      const opened = await this.vault.reveal(row);
      const facts = [...answersOf(opened), ...(withContact ? personalIn(opened) : []), ...becameOf(opened)];
      chapters.push({ title: `Application ${row.reference}`, controllers: [row.funderId], facts });
      if (withContact) chapters.push(...await this.correspondence(row, row.handedOver?.at));
    }
    return chapters;
  }

  /** For anybody who asks for it by law: what is about somebody, or was kept from the public already, stands apart. */
  async partsOf(row: ApplicationRow): Promise<readonly CasePart[]> {
    const opened = await this.vault.reveal(row);
    const mails = (await this.correspondence(row)).flatMap(({ facts }) => facts);
    const isWithheld = (part: WithheldPart) => row.withheld?.parts.includes(part) ?? false;
    const parts = [
      { id: 'contact', title: 'Who to contact', personal: true, facts: personalIn(opened) },
      { id: 'group', title: 'The group', personal: isWithheld('group'), facts: groupOf(opened) },
      { id: 'project', title: 'The project', personal: isWithheld('place'), facts: projectOf(opened) },
      { id: 'costs', title: 'Dates and costs', personal: false, facts: costsOf(opened) },
      { id: 'scores', title: 'Scores and their reasons', personal: false, facts: scoresOf(opened) },
      { id: 'decision', title: 'The decision', personal: false, facts: decisionOf(opened) },
      { id: 'mails', title: 'Mails to the group', personal: true, facts: mails },
    ];
    return parts.filter(({ facts }) => facts.length > 0);
  }

  /** `since`: when the group went to whoever it is told to; what came before went to somebody else. */
  private async correspondence(row: ApplicationRow, since = ''): Promise<readonly Chapter[]> {
    const { id, reference, funderId } = row;
    const hidden = await this.withoutWaysIn(wayBackRecord(row));
    const sent = (await this.mails.about([id])).filter(({ sentAt }) => sentAt.toISOString() >= since);
    const facts = [
      ...fact('Where a link was sent', await this.waysBack.emailOf(id)),
      ...sent.map(({ sentAt, mail: { to, subject, text } }) =>
        ({ label: `Mail of ${inWords(sentAt.toISOString())}`, text: hidden(`To ${to}\n${subject}\n\n${text}`) })),
    ];
    return facts.length === 0 ? [] : [{ title: `Mails about ${reference}`, controllers: [funderId], facts }];
  }

  /** Older mails name the code, which still opens the application, and is not for whoever hands the mail on. */
  private async withoutWaysIn(record: string) {
    const way = await this.codes.of(record);
    return (text: string) => (way ? text.replaceAll(way.code, TAKEN_OUT) : text);
  }
}

/** What stands in the place of a code that works. */
const TAKEN_OUT = '(taken out)';

const contactOf = ({ answers: { contact } }: Revealed<ApplicationRow>) => [
  ...fact('Contact', contact?.name), ...fact('Email', contact?.email), ...fact('Phone', contact?.phone),
];

const personalIn = (row: Revealed<ApplicationRow>) => [...contactOf(row), ...permissionOf(row)];

/** How the group let somebody begin it in its name: it may tell who said so. */
const permissionOf = ({ onBehalf }: Revealed<ApplicationRow>) => fact(
  'Begun in the group’s name', onBehalf && `${onBehalf.channel}, ${inWords(onBehalf.receivedAt)}: ${onBehalf.how}`);

const answersOf = (row: Revealed<ApplicationRow>): readonly Fact[] => [
  ...groupOf(row), ...projectOf(row), ...costsOf(row),
  ...Object.entries(row.unfinished).flatMap(([page, typed]) => fact(`Not finished: ${page}`, typed)),
];

const groupOf = ({ answers: { group } }: Revealed<ApplicationRow>) => [
  ...fact('Group', group?.name), ...fact('What it does', group?.about), ...fact('Number', group?.number),
];

const projectOf = ({ answers: { project, beneficiaries, outcome }, wardCode }: Revealed<ApplicationRow>) => [
  ...fact('Project', project?.title), ...fact('About the project', project?.description),
  ...fact('Who it is for', beneficiaries?.who), ...fact('Place', beneficiaries?.place), ...fact('Ward', wardCode),
  ...fact('What will change', outcome?.outcome),
];

const costsOf = ({ answers: { costs, dates }, askedPence }: Revealed<ApplicationRow>) => [
  ...fact('Dates', dates && `${dates.startsOn} to ${dates.endsOn}`),
  ...(costs?.lines ?? []).flatMap(({ item, pence }) => fact('Cost', `${item}: ${inPounds(pence)}`)),
  ...fact('Asked for', costs && inPounds(askedPence)),
];

/** Scores and their reasons are about the application, so they are theirs to see; who gave them is not. */
const becameOf = (row: Revealed<ApplicationRow>): readonly Fact[] => [
  ...fact('Begun', inWords(row.startedAt)), ...fact('Sent', row.submittedAt && inWords(row.submittedAt)),
  ...fact('Status', row.status), ...scoresOf(row), ...decisionOf(row),
];

const scoresOf = ({ assessments }: Revealed<ApplicationRow>) =>
  assessments.flatMap(({ scores }, i) => scores.flatMap(({ criterionId, score, reason }) =>
    fact(`Score of assessor ${i + 1} for ${criterionId}`, `${score}: ${reason}`)));

const decisionOf = ({ decision, withheld }: Revealed<ApplicationRow>) => [
  ...fact('Decision', decision && `${decision.outcome}, ${inWords(decision.decidedAt)}`),
  ...fact('Reasons', decision?.reasons), ...fact('Kept from the public because', withheld?.reason),
];
