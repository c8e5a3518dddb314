import { Injectable } from '@nestjs/common';
import { EntityManager, In, IsNull, Not } from 'typeorm';
import type { Recorded } from '#event-store';
import { DelegationQueries, delegations as delegationsView } from '#identity';
import { Places } from '#places';
import { type CaseFile, CaseSource } from '#scrutiny';
import { applicationStream } from '../application/application.state.js';
import { ApplicationRow, applications } from '../application/applications.view.js';
import { assessmentStream } from '../assessment/assessment.decider.js';
import { fundStream } from '../fund/fund.decider.js';
import { DeclarationRow, declarations } from '../interests/declarations.view.js';
import { interestsStream } from '../interests/interests.decider.js';
import { panelMeetingStream } from '../panel/panel-meeting.state.js';
import { PanelMeetingRow, panelMeetings } from '../panel/panel-meetings.view.js';
import { roundStream } from '../round/round.state.js';
import { RoundRow, rounds } from '../round/rounds.view.js';
import { grantCase } from './grant-case.js';

type Named = Readonly<{
  applicationId?: string; applicationIds?: readonly string[]; seen?: readonly string[]; roundId?: string;
}>;
const applicationsIn = ({ applicationId, applicationIds = [], seen = [] }: Named): readonly string[] =>
  [...(applicationId === undefined ? [] : [applicationId]), ...applicationIds, ...seen];

/** Finds an application's case by its reference. Views say which streams there are; all else comes from the streams. */
@Injectable()
export class GrantCases extends CaseSource {
  readonly restsOn = [applications, rounds, declarations, panelMeetings, delegationsView];

  constructor(
    private readonly db: EntityManager, private readonly places: Places,
    private readonly delegations: DelegationQueries,
  ) { super(); }

  async find(reference: string): Promise<CaseFile | null> {
    const row = await this.db.findOneBy(ApplicationRow, { reference });
    if (!row) return null;
    const wardNames = await this.wardNamesOf(row);
    return {
      streams: await this.streamsOf(row), own: applicationStream(row.id),
      open: (events: readonly Recorded[]) => grantCase(events, row.id, wardNames),
    };
  }

  /**
   * What is about one application touches no other, but that an award says of all that were decided whether the ranking
   * was kept to. Of a fund or a delegation nothing new is told.
   */
  async touchedBy(events: readonly Recorded[]): Promise<readonly string[]> {
    const named = events.map(({ data }) => data as Named);
    const ids = named.flatMap(applicationsIn);
    const roundIds = named.filter((data) => applicationsIn(data).length === 0).flatMap(({ roundId }) => roundId ?? []);
    const awardedIn = events.filter(({ type }) => type === 'GrantReserved').map(({ data }) => (data as Named).roundId);
    const rows = await this.db.find(ApplicationRow, {
      where: [
        { id: In(ids) }, { roundId: In(roundIds) }, { roundId: In(awardedIn), decision: Not(IsNull()) },
      ], select: { id: true, reference: true },
    });
    return rows.map(({ reference }) => reference);
  }

  private async streamsOf({ id, roundId, funderId }: ApplicationRow): Promise<readonly string[]> {
    const round = await this.db.findOneBy(RoundRow, { id: roundId });
    const declared = await this.db.find(DeclarationRow, { where: { roundId }, select: { personId: true, id: true } });
    const meetings = await this.db.find(PanelMeetingRow, { where: { roundId }, select: { id: true } });
    const shares = round?.terms.money?.shares ?? [];
    return [
      ...shares.map(({ fundId }) => fundStream(fundId)), roundStream(roundId), applicationStream(id),
      ...declared.map(({ personId }) => interestsStream(roundId, personId)), assessmentStream(id),
      ...meetings.map((meeting) => panelMeetingStream(meeting.id)),
      ...await this.delegations.streamsOf(funderId),
    ];
  }

  private async wardNamesOf({ wardCode, answers }: ApplicationRow): Promise<ReadonlyMap<string, string>> {
    const codes = [wardCode, answers.beneficiaries?.wardCode].filter((code) => typeof code === 'string');
    const wards = codes.length === 0 ? new Map<string, never>() : await this.places.wardsByCode(codes);
    return new Map([...wards].map(([code, { name }]) => [code, name]));
  }
}
