import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import type { Actor } from '#identity';
import type { Revealed } from '#kernel';
import { Places } from '#places';
import { ReadingLog, Vault } from '#privacy';
import { ProposalRow } from './proposals.view.js';

/** What anybody may read of a proposal: all but whom to write to. `ward`: its name, where it is known. */
export type PublicProposal =
  Omit<Revealed<ProposalRow>, 'contactName' | 'contactEmail'> & Readonly<{ ward: string | null }>;

/** What anybody else may read of one that was taken back. */
export type TakenBack = Pick<PublicProposal, 'id' | 'reference' | 'funderId'>;

/** Proposals with their words in clear. */
@Injectable()
export class ProposalQueries {
  constructor(
    private readonly db: EntityManager, private readonly vault: Vault, private readonly places: Places,
    private readonly readings: ReadingLog,
  ) {}

  async find(id: string): Promise<PublicProposal | null> {
    return (await this.findAll([id]))[0] ?? null;
  }

  /** As somebody may read it: of what was taken back, only who proposed it reads more than that. */
  async readBy(
    reader: Actor | undefined, id: string,
  ): Promise<Readonly<{ proposal: PublicProposal | null; takenBack: TakenBack | null }>> {
    const row = await this.db.findOneBy(ProposalRow, { id });
    if (row?.status !== 'withdrawn' || row.proposerId === reader?.personId)
      return { proposal: await this.find(id), takenBack: null };
    const { reference, funderId } = row;
    return { proposal: null, takenBack: { id, reference, funderId } };
  }

  async findAll(ids: readonly string[]): Promise<readonly PublicProposal[]> {
    const where = { id: In([...ids]) };
    return this.shown(await this.db.find(ProposalRow, { where, order: { madeAt: 'ASC', id: 'ASC' } }));
  }

  /** All that were put forward in a consultation and not withdrawn, the oldest first. */
  async in(consultationId: string): Promise<readonly PublicProposal[]> {
    return this.inAny([consultationId]);
  }

  /** The same for several consultations, each proposal once. */
  async inAny(consultationIds: readonly string[]): Promise<readonly PublicProposal[]> {
    const rows = await this.db.createQueryBuilder(ProposalRow, 'p')
      .where('jsonb_exists_any(p."consultationIds", :ids::text[])', { ids: [...consultationIds] })
      .andWhere(`p.status <> 'withdrawn'`).orderBy('p.madeAt').addOrderBy('p.id').getMany();
    return this.shown(rows);
  }

  /** One's own, the newest first. */
  async of({ personId: proposerId }: Actor): Promise<readonly PublicProposal[]> {
    return this.shown(await this.db.find(
      ProposalRow, { where: { proposerId }, order: { madeAt: 'DESC', id: 'ASC' } }));
  }

  /** Those that stand ready at a council in some wards, or at one that nobody knows the ward of. */
  async standing(funderId: string, wardCodes: readonly string[]): Promise<readonly PublicProposal[]> {
    const where = { funderId, status: 'standing' } as const;
    const rows = await this.db.find(ProposalRow, { where, order: { madeAt: 'ASC', id: 'ASC' } });
    return this.shown(rows.filter(({ wardCode }) => wardCode === null || wardCodes.includes(wardCode)));
  }

  /** How many there are in each ward, by its code; those that were withdrawn do not count. */
  async countByWard(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.db.createQueryBuilder(ProposalRow, 'p').select('p."wardCode"', 'code')
      .addSelect('count(*)::int', 'count').where(`p.status <> 'withdrawn' AND p."wardCode" IS NOT NULL`)
      .groupBy('p."wardCode"').getRawMany<{ code: string; count: number }>();
    return new Map(rows.map(({ code, count }) => [code, count]));
  }

  /** Whom to write to: for the council's planning officers alone, and that they looked is on record. */
  async contactOf(actor: Actor, id: string): Promise<Readonly<{ name: string; email: string }> | null> {
    const row = await this.db.findOneBy(ProposalRow, { id });
    if (!row || !actor.may('consult-sector', row.funderId)) return null;
    const reading = { readerId: actor.personId, organisationId: row.funderId, what: `proposal:${row.reference}` };
    await this.readings.record(reading);
    return this.vault.reveal({ name: row.contactName, email: row.contactEmail });
  }

  private async shown(rows: readonly ProposalRow[]): Promise<readonly PublicProposal[]> {
    const wards = await this.places.wardsByCode(rows.flatMap(({ wardCode }) => wardCode ?? []));
    const open = rows.map(({ contactName: _, contactEmail: __, ...row }) => row);
    return (await this.vault.reveal(open)).map((row) =>
      ({ ...row, ward: row.wardCode === null ? null : wards.get(row.wardCode)?.name ?? null }));
  }
}
