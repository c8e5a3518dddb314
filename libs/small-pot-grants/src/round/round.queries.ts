import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import { Clock } from '#event-store';
import { type Instant, isBefore, type Revealed } from '#kernel';
import { Vault } from '#privacy';
import { type Applied, appliedTo, nobody } from './applied.js';
import { RoundRow } from './rounds.view.js';

export type RoundPhase = 'draft' | 'awaiting-approval' | 'approved' | 'coming' | 'open' | 'closed' | 'cancelled';
export type RoundPage = Revealed<RoundRow> & Applied & Readonly<{ phase: RoundPhase }>;

/** Where a round stands at a moment. The clock's facts may come a little late, so once scheduled, instants decide. */
export function phaseOf({ status, opensAt, closesAt }: RoundRow, at: Instant): RoundPhase {
  if (status !== 'scheduled' && status !== 'open' && status !== 'closed') return status;
  if (isBefore(at, opensAt!)) return 'coming';
  return isBefore(at, closesAt!) ? 'open' : 'closed';
}

/** Rounds with their words in clear, and with who applied to them. */
@Injectable()
export class RoundQueries {
  constructor(
    private readonly db: EntityManager, private readonly vault: Vault, private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<RoundPage | null> {
    const [round] = await this.revealed(await this.db.findBy(RoundRow, { id }));
    return round ?? null;
  }

  /** What anybody may see: every round that was approved and paid for, and of the cancelled only those that were. */
  async published(): Promise<readonly RoundPage[]> {
    const rows = await this.db.find(RoundRow, { order: { closesAt: 'ASC', id: 'ASC' } });
    return this.revealed(rows.filter(isPublic));
  }

  async findPublished(id: string): Promise<RoundPage | null> {
    const row = await this.db.findOneBy(RoundRow, { id });
    return row && isPublic(row) ? this.find(id) : null;
  }

  async ofFunders(funderIds: readonly string[]): Promise<readonly RoundPage[]> {
    return this.revealed(await this.db.find(RoundRow, {
      where: { funderId: In([...funderIds]) }, order: { closesAt: 'DESC', id: 'ASC' },
    }));
  }

  private async revealed(rows: readonly RoundRow[]): Promise<readonly RoundPage[]> {
    const now = this.clock.now();
    const [words, applied] = [await this.vault.reveal([...rows]), await appliedTo(this.db, rows.map(({ id }) => id))];
    return words.map((row, i) => ({ ...row, ...(applied.get(row.id) ?? nobody), phase: phaseOf(rows[i]!, now) }));
  }
}

const isPublic = ({ opensAt }: RoundRow) => opensAt !== null;
