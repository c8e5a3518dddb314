import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import type { Revealed } from '#kernel';
import { Places } from '#places';
import { ERASED, Vault } from '#privacy';
import { PlanningApplicationRow } from './planning-applications.view.js';

/** `developerEmail` is for the council alone; null, too, once it is erased. */
export type PlanningApplicationPage = Revealed<PlanningApplicationRow> & Readonly<{ wards: readonly string[] }>;

/** Planning applications with their words in clear. */
@Injectable()
export class PlanningQueries {
  constructor(
    private readonly db: EntityManager, private readonly vault: Vault, private readonly places: Places,
  ) {}

  async find(id: string): Promise<PlanningApplicationPage | null> {
    return (await this.shown(await this.db.findBy(PlanningApplicationRow, { id })))[0] ?? null;
  }

  /** Of some councils, the newest first. */
  async ofFunders(funderIds: readonly string[]): Promise<readonly PlanningApplicationPage[]> {
    return this.shown(await this.db.find(PlanningApplicationRow, {
      where: { funderId: In([...funderIds]) }, order: { recordedAt: 'DESC', id: 'ASC' },
    }));
  }

  private async shown(rows: readonly PlanningApplicationRow[]): Promise<readonly PlanningApplicationPage[]> {
    const wards = await this.places.wardsByCode(rows.flatMap(({ wardCodes }) => wardCodes));
    return (await this.vault.reveal([...rows])).map((row) => ({
      ...row, developerEmail: row.developerEmail === ERASED ? null : row.developerEmail,
      wards: row.wardCodes.map((code) => wards.get(code)?.name ?? code),
    }));
  }
}
