import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import type { Recorded } from '#event-store';
import { inPounds } from '#kernel';
import { Places } from '#places';
import { type Case, type CaseFile, CaseSource, closedToNobody, type Members, type Sentences, tellBy } from '#scrutiny';
import { consultationMembers } from '../consultation/consultation.members.js';
import { consultationSentences } from '../consultation/consultation.sentences.js';
import { consultationStream } from '../consultation/consultation.state.js';
import { ConsultationRow, consultations } from '../consultation/consultations.view.js';
import { planningApplicationStream } from '../planning/planning-application.decider.js';
import { planningApplicationMembers } from '../planning/planning-application.members.js';
import { planningApplicationSentences } from '../planning/planning-application.sentences.js';
import { isAboutProposal, type ProposalFacts, type SectorEvent } from './proposal-facts.js';
import type { ProposalMade } from './proposal.events.js';
import { proposalMembers } from './proposal.members.js';
import { proposalSentences } from './proposal.sentences.js';
import { proposalStream } from './proposal.state.js';
import { ProposalRow, proposals } from './proposals.view.js';

/** What each event that a proposal's case stands in means. An event without a sentence does not compile. */
export const sectorSentences: Sentences<SectorEvent, ProposalFacts> =
  { ...planningApplicationSentences, ...consultationSentences, ...proposalSentences };
const sectorMembers: Members<SectorEvent> =
  { ...planningApplicationMembers, ...consultationMembers, ...proposalMembers };

/** Finds a proposal's case by its reference: from the first idea to what the council decided, and why. */
@Injectable()
export class ProposalCases extends CaseSource {
  readonly restsOn = [proposals, consultations];

  constructor(private readonly db: EntityManager, private readonly places: Places) { super(); }

  async find(reference: string): Promise<CaseFile | null> {
    const row = await this.db.findOneBy(ProposalRow, { reference });
    if (!row) return null;
    const { id, consultationIds, wardCode } = row;
    const wards = wardCode === null ? null : await this.places.wardsByCode([wardCode]);
    const wardName = wards?.get(wardCode!)?.name ?? null;
    return {
      streams: [
        ...await this.planningStreams(consultationIds), ...consultationIds.map(consultationStream), proposalStream(id),
      ],
      own: proposalStream(id), open: (events) => proposalCase(events, id, wardName),
    };
  }

  async touchedBy(events: readonly Recorded[]): Promise<readonly string[]> {
    const named = events.map(({ data }) => data as Named);
    const ids = named.flatMap(proposalsIn);
    const others = named.filter((data) => proposalsIn(data).length === 0);
    const consultationIds = [
      ...others.flatMap(({ consultationId }) => consultationId ?? []), ...await this.consultationsAbout(others),
    ];
    const rows = await this.db.createQueryBuilder(ProposalRow, 'p').select(['p.id', 'p.reference'])
      .where('p.id = ANY(:ids) OR p.consultationIds ?| :consultationIds', { ids, consultationIds }).getMany();
    return rows.map(({ reference }) => reference);
  }

  private async consultationsAbout(named: readonly Named[]): Promise<readonly string[]> {
    const about = In(named.flatMap(({ planningApplicationId }) => planningApplicationId ?? []));
    const rows = await this.db.find(ConsultationRow, { where: { aboutId: about }, select: { id: true } });
    return rows.map(({ id }) => id);
  }

  private async planningStreams(consultationIds: readonly string[]): Promise<readonly string[]> {
    const rows = await Promise.all(consultationIds.map((id) => this.db.findOneBy(ConsultationRow, { id })));
    const ids = rows.flatMap((row) =>
      (row?.subject.kind === 'planning' ? [row.subject.planningApplicationId] : []));
    return [...new Set(ids)].map(planningApplicationStream);
  }
}

type Named = Readonly<{
  proposalId?: string | null; seen?: readonly string[]; order?: readonly string[]; consultationId?: string | null;
  planningApplicationId?: string;
}>;

const proposalsIn = ({ proposalId, seen = [], order = [] }: Named): readonly string[] =>
  [...(proposalId ? [proposalId] : []), ...seen, ...order];

function proposalCase(events: readonly Recorded[], proposalId: string, wardName: string | null): Case {
  const { data: made } = events.find(({ type, data }) =>
    type === 'ProposalMade' && (data as ProposalMade['data']).proposalId === proposalId) as Recorded<ProposalMade>;
  const isWithdrawn = events.some(({ type, data }) =>
    type === 'ProposalWithdrawn' && (data as { proposalId: string }).proposalId === proposalId);
  const facts = { proposalId, made, wardName };
  return {
    reference: made.reference, title: made.facility, ownerId: made.proposerId, funderId: made.funderId,
    about: [
      { label: 'Group', text: made.group }, { label: 'Cost', text: inPounds(made.costPence) },
      { label: 'Proposal', text: 'What everybody can read', path: `/proposals/${proposalId}` },
    ],
    isWithFunder: true, isPublic: !isWithdrawn, withheld: null, closed: closedToNobody,
    members: sectorMembers,
    tell: (event) => (isAboutProposal(event, proposalId) ? tellBy(sectorSentences, event, facts) : null),
  };
}
