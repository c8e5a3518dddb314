import { Injectable, NotFoundException } from '@nestjs/common';
import { type Actor, Directory, type Permission } from '#identity';
import {
  type ApplicationPage, type Minutes, PanelMeetingQueries, type RoundPage, RoundQueries, type TableEntry,
} from '#small-pot-grants';
import { roundName } from '../../funder/funder-rounds.js';

/** The minutes of a meeting with what was on its table. */
export type OnPaper = Readonly<{ minutes: Minutes; round: RoundPage; name: string; table: readonly TableEntry[] }>;

/** The minutes of panels, as their clerk and their chair meet them. */
@Injectable()
export class PanelMinutes {
  constructor(
    private readonly meetings: PanelMeetingQueries, private readonly rounds: RoundQueries,
    private readonly directory: Directory,
  ) {}

  /** @throws NotFoundException, NotPermitted */
  async find(actor: Actor, id: string, permission: Permission): Promise<OnPaper> {
    const minutes = await this.meetings.find(actor, id, permission);
    const round = minutes && await this.rounds.find(minutes.roundId);
    if (!round) throw new NotFoundException('There are no such minutes');
    return { minutes, round, name: roundName(round), table: await this.meetings.onTheTable(actor, minutes) };
  }

  /** A round whose panel may meet: it has closed. @throws NotFoundException, NotPermitted */
  async closedRound(actor: Actor, id: string): Promise<RoundPage> {
    const round = await this.rounds.find(id);
    if (!round) throw new NotFoundException('There is no such round');
    actor.mustBeAllowed('record-panel', round.funderId);
    if (round.phase !== 'closed') throw new NotFoundException('The panel of this round has not met yet');
    return round;
  }

  /** What a panel last voted on an application, for whoever may decide on it; nothing where none has. */
  async on({ id, roundId }: Pick<ApplicationPage, 'id' | 'roundId'>) {
    const minutes = await this.meetings.lastVoteOn({ id, roundId });
    const vote = minutes?.votes.find(({ applicationId }) => applicationId === id);
    return minutes && vote ? { ...vote, meetingId: minutes.id, heldOn: minutes.heldOn } : undefined;
  }

  /** Everybody with an account who can sit on a funder's panel, by name. */
  async membersOf(funderId: string): Promise<readonly Readonly<{ id: string; name: string }>[]> {
    const people = await this.directory.people();
    const sits = people.filter(({ memberships }) => memberships.some(({ organisationId, role }) =>
      organisationId === funderId && (role === 'panel-member' || role === 'panel-chair')));
    return sits.map(({ id, name }) => ({ id, name: name ?? 'Somebody' }))
      .sort((one, other) => one.name.localeCompare(other.name, 'en'));
  }
}

/** What each application's vote looks like beside its group. */
export const linesOf = ({ minutes, table }: OnPaper) => table.map((entry) => {
  const isIt = ({ applicationId }: Readonly<{ applicationId: string }>) => applicationId === entry.id;
  return { ...entry, vote: minutes.votes.find(isIt), interests: minutes.interests.filter(isIt) };
});

/** What a member is called in these minutes. */
export const memberNames = ({ present }: Minutes): Readonly<Record<string, string>> =>
  Object.fromEntries(present.map(({ memberId, name }) => [memberId, name]));
