import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Streams } from '#event-store';
import type { Actor } from '#identity';
import type { PanelFacts } from './panel-evidence.rules.js';
import { panelMeeting } from './panel-meeting.decider.js';
import { type Held, held, panelMeetingStream } from './panel-meeting.state.js';
import { PanelMeetingRow } from './panel-meetings.view.js';

type Case = Readonly<{ applicationId: string; roundId: string; funderId: string }>;

/** What panels voted on an application, from their own streams: what a decision on it stands on. */
@Injectable()
export class PanelVotes {
  constructor(private readonly db: EntityManager, private readonly streams: Streams) {}

  /** Where several meetings voted on it, the last one counts, and none may be left unsigned. */
  async on({ applicationId, roundId, funderId }: Case, actor: Actor): Promise<PanelFacts> {
    const all = (await this.meetingsOf(roundId)).flatMap(({ meeting, revision }) => {
      const vote = meeting.votes[applicationId];
      return vote ? [{ ...vote, meetingId: meeting.meetingId, revision }] : [];
    });
    const last = all.at(-1);
    return {
      isChair: actor.may('decide', funderId) && actor.mustBeAllowed('decide', funderId).role === 'panel-chair',
      hasUnsigned: all.some(({ isSigned }) => !isSigned),
      signed: last?.isSigned
        ? { meetingId: last.meetingId, revision: last.revision, motion: last.motion, tally: last.tally } : null,
    };
  }

  private async meetingsOf(roundId: string): Promise<readonly Readonly<{ meeting: Held; revision: number }>[]> {
    const rows = await this.db.find(PanelMeetingRow, {
      where: { roundId }, select: { id: true, heldOn: true }, order: { heldOn: 'ASC', id: 'ASC' },
    });
    return Promise.all(rows.map(async ({ id }) => {
      const { state, revision } = await this.streams.load(panelMeeting, panelMeetingStream(id));
      return { meeting: held(state), revision };
    }));
  }
}
