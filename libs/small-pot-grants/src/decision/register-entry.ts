import type { Instant, Revealed, Sealed } from '#kernel';
import type { Answers, ApplicationRow, Withheld } from '../application/applications.view.js';
import type { ApplicationStatus } from '../application/application.state.js';

type SealedEntry = Readonly<{
  reference: string; roundId: string; funderId: string; status: ApplicationStatus;
  /**
   * Null where it is withheld; `withheldReason` says why. `number`: a charity or company number, if there is one.
   * `organisationId`: the group's record, where there is one.
   */
  group: Sealed | null; number: Sealed | null; organisationId: string | null;
  place: Sealed | null; wardCode: string | null;
  withheld: Withheld['parts']; withheldReason: Sealed | null;
  title: Sealed; description: Sealed; startsOn: string; endsOn: string;
  askedPence: number; awardedPence: number; awardedAt: Instant; reasons: Sealed;
  /** When the group answered, or the offer lapsed; null while the offer is open. */
  settledAt: Instant | null;
}>;
/** What anybody may know of an award. */
export type RegisterEntry = Revealed<SealedEntry>;

/** One entry for an award, none for anything else. */
export function entryOf(row: ApplicationRow): SealedEntry[] {
  const { decision, reference, roundId, funderId, status, askedPence, settledAt } = row;
  if (decision?.outcome !== 'awarded') return [];
  const { project: { title, description }, dates: { startsOn, endsOn } } = answersOf(row);
  const { pence: awardedPence, decidedAt: awardedAt, reasons } = decision;
  return [{
    reference, roundId, funderId, status, title, description, startsOn, endsOn, askedPence, awardedPence, awardedAt,
    reasons, settledAt, ...whoAndWhere(row),
  }];
}

const nothing = { parts: [] as Withheld['parts'], reason: null };

/** What is withheld is left out here, so that nobody opens it by mistake. */
function whoAndWhere(row: ApplicationRow) {
  const { group, beneficiaries } = answersOf(row);
  const { parts, reason } = row.withheld ?? nothing;
  return {
    ...(parts.includes('group') ? { group: null, number: null, organisationId: null }
      : { group: group.name, number: group.number, organisationId: row.organisationId }),
    ...(parts.includes('place')
      ? { place: null, wardCode: null } : { place: beneficiaries.place, wardCode: row.wardCode }),
    withheld: parts, withheldReason: reason,
  };
}

/** It was sent, so all is filled in. */
const answersOf = ({ answers }: ApplicationRow) => answers as Required<Answers>;
