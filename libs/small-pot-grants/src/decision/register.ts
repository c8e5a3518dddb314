import { Injectable } from '@nestjs/common';
import { EntityManager, IsNull, Not } from 'typeorm';
import type { Instant, Revealed, Sealed } from '#kernel';
import { Vault } from '#privacy';
import { type Answers, ApplicationRow, type Withheld } from '../application/applications.view.js';
import type { ApplicationStatus } from '../application/application.state.js';

type SealedEntry = Readonly<{
  reference: string; roundId: string; funderId: string; status: ApplicationStatus;
  /** Null where it is withheld; `withheldReason` says why. */
  group: Sealed | null; number: Sealed | null; title: Sealed; description: Sealed; place: Sealed | null;
  wardCode: string | null; withheldReason: Sealed | null; startsOn: string; endsOn: string;
  askedPence: number; awardedPence: number; awardedAt: Instant; reasons: Sealed;
}>;
/** What anybody may know of an award. */
export type RegisterEntry = Revealed<SealedEntry>;

/** The public register: awards, and nothing of the applications that were declined. */
@Injectable()
export class Register {
  constructor(private readonly db: EntityManager, private readonly vault: Vault) {}

  /** The latest award first. */
  async all(): Promise<readonly RegisterEntry[]> {
    const rows = await this.db.find(ApplicationRow, { where: { decision: Not(IsNull()) }, order: { id: 'ASC' } });
    const entries = rows.flatMap(entryOf);
    entries.sort((one, other) => other.awardedAt.localeCompare(one.awardedAt));
    return this.vault.reveal(entries);
  }

  async byReference(reference: string): Promise<RegisterEntry | null> {
    const [entry] = (await this.db.findBy(ApplicationRow, { reference })).flatMap(entryOf);
    return entry ? this.vault.reveal(entry) : null;
  }
}

function entryOf(row: ApplicationRow): SealedEntry[] {
  const { decision, reference, roundId, funderId, status, askedPence } = row;
  if (decision?.outcome !== 'awarded') return [];
  const { group, project, beneficiaries, dates } = row.answers as Required<Answers>; // it was sent, so all is filled in
  const known = {
    group: group.name, number: group.number, place: beneficiaries.place, wardCode: row.wardCode, withheldReason: null,
  };
  return [{
    reference, roundId, funderId, status, ...known, ...withheldFrom(row.withheld),
    title: project.title, description: project.description, startsOn: dates.startsOn, endsOn: dates.endsOn,
    askedPence, awardedPence: decision.pence, awardedAt: decision.decidedAt, reasons: decision.reasons,
  }];
}

function withheldFrom(withheld: Withheld | null): Partial<SealedEntry> {
  if (!withheld) return {};
  return {
    ...(withheld.parts.includes('group') && { group: null, number: null }),
    ...(withheld.parts.includes('place') && { place: null, wardCode: null }),
    withheldReason: withheld.reason,
  };
}
