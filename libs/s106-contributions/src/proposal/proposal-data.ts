import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import { inWords } from '#calendar';
import {
  type CaseFacts, type Chapter, DataKeeper, type Due, type Holding, type Scope,
} from '#data-protection';
import { inPounds } from '#kernel';
import { SentMails } from '#mail';
import { Vault } from '#privacy';
import { readReference } from '#scrutiny';
import { ProposalRow } from './proposals.view.js';

type Opened = Readonly<{ label: string; text: string }>;

/** What this context keeps about those who propose: whom to write to, and what they proposed, which is public. */
@Injectable()
export class ProposalData extends DataKeeper {
  constructor(
    private readonly db: EntityManager, private readonly vault: Vault, private readonly mails: SentMails,
  ) { super(); }

  async find(typed: string, scope: Scope): Promise<string | null> {
    const ids = [{ id: typed.replace(/^proposal:/, '') }, { reference: readReference(typed, 'SP') }];
    const own = { proposerId: typed.replace(/^person:/, '') };
    const row = await this.db.findOne(ProposalRow, { where: scope === 'person' ? [...ids, own] : ids });
    if (!row) return null;
    return scope === 'person' ? `person:${row.proposerId}` : `proposal:${row.id}`;
  }

  async heldOn(subject: string): Promise<readonly Holding[]> {
    const rows = await this.of(subject);
    const proposals = rows.map((row): Holding => ({
      key: `proposal:${row.id}`, what: `The proposal ${row.reference}`, controllers: [row.funderId],
      stays: isLive(row) ? 'being-decided' : null, kept: keptSince(row), records: [row.id],
    }));
    if (!subject.startsWith('person:') || rows.length === 0) return proposals;
    return [...proposals, {
      key: subject, what: 'Name and email of whoever proposed', kept: null, records: rows.map(({ id }) => id),
      controllers: [...new Set(rows.map(({ funderId }) => funderId))],
      stays: rows.some(isLive) ? 'being-decided' : null,
    }];
  }

  async tell(subject: string): Promise<readonly Chapter[]> {
    const withContact = subject.startsWith('person:');
    return Promise.all((await this.of(subject)).map(async (row) => ({
      title: `Proposal ${row.reference}`, controllers: [row.funderId],
      facts: [
        ...await this.proposed(row), ...(withContact ? [...await this.contact(row), ...await this.sent(row)] : []),
      ],
    })));
  }

  async disclose(subject: string): Promise<CaseFacts | null> {
    const [row] = subject.startsWith('proposal:') ? await this.of(subject) : [];
    if (!row) return null;
    return { reference: row.reference, parts: [
      { id: 'contact', title: 'Who to contact', personal: true, facts: await this.contact(row) },
      { id: 'proposal', title: 'The proposal', personal: false, facts: await this.proposed(row) },
      { id: 'mails', title: 'Mails to the group', personal: true, facts: await this.sent(row) },
    ].filter(({ facts }) => facts.length > 0) };
  }

  async aging(controllers: readonly string[]): Promise<readonly Due[]> {
    const rows = await this.db.findBy(ProposalRow, { funderId: In([...controllers]) });
    const readable = await this.vault.readable(rows.map(({ id }) => `proposal:${id}`));
    return rows.flatMap((row) => {
      const [subject, kept] = [`proposal:${row.id}`, keptSince(row)];
      if (kept === null || !readable.has(subject)) return [];
      return [{ subject, what: `The proposal ${row.reference}`, kept, controllers: [row.funderId] }];
    });
  }

  private of(subject: string): Promise<readonly ProposalRow[]> {
    const [kind, id = ''] = subject.split(':');
    if (kind !== 'person' && kind !== 'proposal') return Promise.resolve([]);
    const where = kind === 'person' ? { proposerId: id } : { id };
    return this.db.find(ProposalRow, { where, order: { madeAt: 'ASC', id: 'ASC' } });
  }

  private async proposed(row: ProposalRow): Promise<readonly Opened[]> {
    const { group, facility, place, forWhom, costPence, decision } = await this.vault.reveal(row);
    return [
      { label: 'Group', text: group }, { label: 'What is needed', text: facility }, { label: 'Where', text: place },
      { label: 'For whom', text: forWhom }, { label: 'Cost', text: inPounds(costPence) },
      { label: 'Proposed', text: inWords(row.madeAt) },
      ...(decision ? [{ label: 'Decision', text: `${decision.outcome}: ${decision.reasons}` }] : []),
    ];
  }

  private async contact({ contactName, contactEmail }: ProposalRow): Promise<readonly Opened[]> {
    const { name, email } = await this.vault.reveal({ name: contactName, email: contactEmail });
    return [{ label: 'Contact', text: name }, { label: 'Email', text: email }];
  }

  private async sent({ id }: ProposalRow): Promise<readonly Opened[]> {
    return (await this.mails.about([id])).map(({ sentAt, mail: { to, subject, text } }) =>
      ({ label: `Mail of ${inWords(sentAt.toISOString())}`, text: `To ${to}\n${subject}\n\n${text}` }));
  }
}

const isLive = ({ status }: ProposalRow) => status === 'standing';

/** What stands ready is live; what was paid for stays as long as any award. */
function keptSince(row: ProposalRow): Holding['kept'] {
  if (isLive(row)) return null;
  const since = row.decision?.decidedAt ?? row.madeAt;
  return { kind: row.status === 'accepted' ? 'award' : 'unsuccessful-application', since };
}
