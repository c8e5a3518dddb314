import { Controller, Get } from '@nestjs/common';
import { type Actor, organisations } from '#identity';
import {
  applicationsView, PanelMeetingQueries, type PanelMeetingRow, panelMeetingsView, RoundQueries, roundsView,
} from '#small-pot-grants';
import { page } from '../../answers.js';
import { FunderRounds, roundName } from '../../funder/funder-rounds.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';

/** The rounds whose panels a clerk writes for, and their minutes so far. */
@Controller('panel/meetings')
@Requires('record-panel')
export class MeetingsController {
  constructor(
    private readonly meetings: PanelMeetingQueries, private readonly rounds: RoundQueries,
    private readonly funder: FunderRounds,
  ) {}

  @Get()
  @Shows(roundsView, applicationsView, panelMeetingsView, organisations)
  async list(@CurrentActor() actor: Actor) {
    const funderIds = actor.organisationsWhere('record-panel');
    const closed = (await this.rounds.ofFunders(funderIds)).filter(({ phase }) => phase === 'closed');
    const meetings = await this.meetings.ofFunders(funderIds);
    return page('panel/meetings/meetings', {
      rounds: await Promise.all(closed.map(async (round) => ({
        id: round.id, name: roundName(round), applied: round.applied, funder: await this.funder.nameOf(round.funderId),
        meetings: meetings.filter(({ roundId }) => roundId === round.id).map(meetingOf),
      }))),
    });
  }
}

const meetingOf = ({ id, heldOn, votes }: PanelMeetingRow) =>
  ({ id, heldOn, votes: votes.length, isSigned: votes.length > 0 && votes.every(({ isSigned }) => isSigned) });
