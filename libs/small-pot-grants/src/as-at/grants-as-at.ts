import { Injectable } from '@nestjs/common';
import { EntityManager, IsNull, Not } from 'typeorm';
import { AsAt, type Recorded, rowsOf, type Until } from '#event-store';
import { inPounds, sum } from '#kernel';
import { Vault } from '#privacy';
import type { SheetLine } from '#scrutiny';
import { applicationStream } from '../application/application.state.js';
import { ApplicationRow, applications } from '../application/applications.view.js';
import { isStanding } from '../decision/register.js';
import { entryOf } from '../decision/register-entry.js';
import { statusInWords } from '../decision/status-in-words.js';
import { fundStream } from '../fund/fund.decider.js';
import type { FundCommitted } from '../fund/fund.events.js';
import { funds } from '../fund/funds.view.js';
import { roundStream } from '../round/round.state.js';
import { RoundRow, rounds } from '../round/rounds.view.js';
import { potSheet, publicPotSheet, termsSheet } from './round-sheet.js';

/** Entries of the register that a sheet lists; its sums are of all of them. */
const mostListed = 500;

/**
 * Rounds, funds and the register as the record stood: folded from their own streams by the views that show them today.
 * Each gives the lines of a sheet; null where there was nothing yet. Today's view only says which streams there are.
 */
@Injectable()
export class GrantsAsAt {
  constructor(
    private readonly db: EntityManager, private readonly past: AsAt, private readonly vault: Vault,
  ) {}

  /** As anybody may know it: nothing of a draft, no sums before today's round is over, and no application. */
  async publicRound(id: string, until: Until): Promise<readonly SheetLine[] | null> {
    const found = await this.roundAt(id, until);
    if (!found || found.row.opensAt === null) return null;
    const isOver = (await this.db.findOneBy(RoundRow, { id }))?.status === 'closed';
    const row = await this.vault.reveal(found.row);
    return [...termsSheet(row), ...(isOver ? publicPotSheet(row, found.events, await this.sentUntilToday(id)) : [])];
  }

  /** As officers of its funder may know it: drafts, sums, and each application that had been sent. */
  async roundForFunder(id: string, until: Until): Promise<readonly SheetLine[] | null> {
    const found = await this.roundAt(id, until);
    if (!found) return null;
    const [row, sent] = [await this.vault.reveal(found.row), await this.sentTo(id, until)];
    const each = sent.map(({ reference, status, askedPence, decision }) => ({
      label: `Application ${reference}`,
      text: `${status}, asked for ${inPounds(askedPence)}`
        + (decision?.outcome === 'awarded' ? `, awarded ${inPounds(decision.pence)}` : ''),
    }));
    return [...termsSheet(row), ...potSheet(row, found.events, sent), ...each];
  }

  async fund(id: string, until: Until): Promise<readonly SheetLine[] | null> {
    const events = await this.past.events([fundStream(id)], until);
    const sealed = rowsOf(funds, events).get(id);
    if (!sealed) return null;
    const { name, financialYear, amountPence, uncommittedPence } = await this.vault.reveal(sealed);
    return [
      { label: 'Fund', text: name }, { label: 'Financial year', text: financialYear },
      { label: 'In all', text: inPounds(amountPence) },
      { label: 'Set aside for rounds', text: inPounds(amountPence - uncommittedPence) },
      { label: 'Free', text: inPounds(uncommittedPence) }, ...await this.roundsFedBy(events, until),
    ];
  }

  /** Awards as they stood, the latest first. What is withheld today is withheld. */
  async register(until: Until): Promise<readonly SheetLine[]> {
    const now = await this.db.find(ApplicationRow, {
      where: { everAwarded: true }, select: { id: true, withheld: true },
    });
    const then = await this.applicationsAt(now.map(({ id }) => id), until);
    const rows = now.flatMap(({ id, withheld }): ApplicationRow[] => {
      const row = then.get(id);
      return row?.decision?.outcome === 'awarded' ? [{ ...row, withheld }] : [];
    }).toSorted((one, other) => Date.parse(other.decision!.decidedAt) - Date.parse(one.decision!.decidedAt));
    const standing = rows.filter(({ status }) => isStanding(status));
    const listed = await this.vault.reveal(rows.slice(0, mostListed).flatMap(entryOf));
    return [
      { label: 'Grants that stand', text: String(standing.length) },
      { label: 'In all', text: inPounds(sum(standing.map(({ decision }) => decision!.pence))) },
      { label: 'Awarded and not taken up', text: String(rows.length - standing.length) },
      ...listed.map(({ reference, group, status, awardedPence }) =>
        ({ label: reference, text: `${inPounds(awardedPence)} to ${group ?? 'Withheld'}: ${statusInWords[status]}` })),
    ];
  }

  private async roundAt(id: string, until: Until) {
    const events = await this.past.events([roundStream(id)], until);
    const row = rowsOf(rounds, events).get(id);
    return row && { row, events };
  }

  private sentUntilToday(roundId: string): Promise<readonly ApplicationRow[]> {
    return this.db.findBy(ApplicationRow, { roundId, submittedAt: Not(IsNull()) });
  }

  /** Applications to a round that had been sent, in the order in which they were. */
  private async sentTo(roundId: string, until: Until): Promise<readonly ApplicationRow[]> {
    const ids = await this.db.find(ApplicationRow, { where: { roundId }, select: { id: true } });
    const then = await this.applicationsAt(ids.map(({ id }) => id), until);
    return [...then.values()].filter(({ submittedAt }) => submittedAt !== null)
      .toSorted((one, other) => Date.parse(one.submittedAt!) - Date.parse(other.submittedAt!));
  }

  private applicationsAt(ids: readonly string[], until: Until): Promise<ReadonlyMap<string, ApplicationRow>> {
    return this.past.rows(applications, ids.map(applicationStream), until);
  }

  private async roundsFedBy(events: readonly Recorded[], until: Until): Promise<readonly SheetLine[]> {
    const fed = events.filter(({ type }) => type === 'FundCommitted').map(({ data }) => data as FundCommitted['data']);
    const ids = [...new Set(fed.map(({ roundId }) => roundId))];
    const sealed = await this.past.rows(rounds, ids.map(roundStream), until);
    const rows = await this.vault.reveal([...sealed.values()]);
    return rows.map(({ id, terms, leftPence, awardedPence }) => ({
      label: `Round: ${terms.about?.name ?? id}`,
      text: `${inPounds(awardedPence)} awarded, ${inPounds(leftPence)} left in its pot`,
    }));
  }
}
