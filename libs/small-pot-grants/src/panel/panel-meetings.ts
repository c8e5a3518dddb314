import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { londonDay } from '#calendar';
import { Clock, Execute, type Saved, type Sender, Streams } from '#event-store';
import { Accounts, type Actor } from '#identity';
import { isBefore, Refusal } from '#kernel';
import { Texts, Vault } from '#privacy';
import { application } from '../application/application.decider.js';
import { applicationStream, started } from '../application/application.state.js';
import { declaredBy } from '../interests/declared-by.js';
import { round } from '../round/round.decider.js';
import { existing, roundStream } from '../round/round.state.js';
import { panelLimits } from './limits.js';
import { panelMeeting, type PanelMeetingCommand } from './panel-meeting.decider.js';
import type { Attendee, MemberVote, Motion } from './panel-meeting.events.js';
import { type Held, held, panelMeetingStream } from './panel-meeting.state.js';

/** Somebody with an account, by their id and name, or a volunteer without one, by name only. */
export type Present = Readonly<{ personId: string | null; name: string }>;
export type MeetingWish = Readonly<{ meetingId: string; roundId: string; heldOn: string; present: readonly Present[] }>;
export type PanelInterestWish = Readonly<{ memberId: string; applicationId: string; nature: string }>;
export type PanelVoteWish = Readonly<{
  applicationId: string; motion: Motion; votes: readonly MemberVote[]; reasons: string;
}>;
type Wish = PanelMeetingCommand extends infer C ? C extends PanelMeetingCommand ? Omit<C, 'at'> : never : never;

/** Records what a panel without devices said and voted. The clerk writes; the chair signs. May throw a Refusal. */
@Injectable()
export class PanelMeetings {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly vault: Vault,
    private readonly clock: Clock, private readonly accounts: Accounts,
  ) {}

  async open(actor: Actor, commandId: string, wish: MeetingWish): Promise<Saved> {
    const { meetingId, roundId, heldOn } = wish;
    const { state, revision: roundRevision } = await this.streams.load(round, roundStream(roundId));
    const { funderId, status, terms } = existing(state);
    const sender = actor.sender('record-panel', funderId, commandId);
    const at = this.clock.now();
    const closesAt = terms.timetable?.closesAt;
    return this.send({
      type: 'OpenPanelMeeting', meetingId, roundId, funderId, heldOn, clerkId: actor.personId, roundRevision,
      present: await this.seal(meetingId, wish.present), quorum: terms.decision?.quorum ?? null, today: londonDay(at),
      roundIsClosed: status === 'scheduled' && closesAt !== undefined && !isBefore(at, closesAt),
    }, sender, wish);
  }

  async declareInterest(actor: Actor, commandId: string, meetingId: string, wish: PanelInterestWish): Promise<Saved> {
    const { sender } = await this.asClerk(actor, commandId, meetingId);
    const record = this.textsOf(meetingId);
    const nature = record.seal('nature', wish.nature);
    const { memberId, applicationId } = wish;
    const onTable = await this.onTheTable(applicationId);
    await record.save();
    return this.send({
      type: 'DeclarePanelInterest', meetingId, memberId, applicationId, nature, recordedBy: actor.personId,
      application: onTable,
    }, sender, wish);
  }

  /** Recorded again before the chair signs, the last one counts. */
  async recordVote(actor: Actor, commandId: string, meetingId: string, wish: PanelVoteWish): Promise<Saved> {
    const { sender, meeting } = await this.asClerk(actor, commandId, meetingId);
    const record = this.textsOf(meetingId);
    const reasons = record.seal('reasons', wish.reasons);
    const vote = await this.voteOf(actor, meeting, wish);
    await record.save();
    return this.send({ type: 'RecordPanelVote', ...vote, reasons }, sender, wish);
  }

  /** After the chair has signed. It counts when the chair has signed again. */
  async correctVote(
    actor: Actor, commandId: string, meetingId: string, wish: PanelVoteWish & { because: string },
  ): Promise<Saved> {
    const { sender, meeting } = await this.asClerk(actor, commandId, meetingId);
    const record = this.textsOf(meetingId);
    const texts = { reasons: record.seal('reasons', wish.reasons), because: record.seal('because', wish.because) };
    const vote = await this.voteOf(actor, meeting, wish);
    await record.save();
    return this.send({ type: 'CorrectPanelVote', ...vote, ...texts }, sender, wish);
  }

  /** `entries`: how many the minutes had when the chair read them. */
  async sign(actor: Actor, commandId: string, meetingId: string, { entries }: { entries: number }): Promise<Saved> {
    const { funderId } = await this.load(meetingId);
    const sender = actor.sender('sign-panel-minutes', funderId, commandId);
    const accounts = await this.accounts.of(actor.personId);
    const command = { type: 'SignPanelMinutes', meetingId, signedBy: actor.personId, accounts, entries } as const;
    return this.send(command, sender, { entries });
  }

  private async voteOf(actor: Actor, meeting: Held, { applicationId, motion, votes }: PanelVoteWish) {
    return {
      meetingId: meeting.meetingId, applicationId, motion, votes, recordedBy: actor.personId,
      application: await this.onTheTable(applicationId), conflicted: await this.conflicted(meeting, applicationId),
    };
  }

  /** Members who have an account may have declared an interest there before the meeting, or filled it in. */
  private async conflicted({ members, roundId }: Held, applicationId: string): Promise<readonly string[]> {
    const { fillers } = await this.applicationOf(applicationId);
    const found = await Promise.all(Object.entries(members).map(async ([memberId, personId]) => {
      if (personId === null) return [];
      const accounts = await this.accounts.of(personId);
      const { conflicted } = await declaredBy(this.streams, accounts, roundId, applicationId);
      return conflicted || fillers.some((id) => accounts.includes(id)) ? [memberId] : [];
    }));
    return found.flat();
  }

  private async onTheTable(applicationId: string) {
    const { roundId, status, askedPence } = await this.applicationOf(applicationId);
    return { roundId, askedPence, awaitsDecision: status === 'submitted' };
  }

  private async applicationOf(applicationId: string) {
    const { state } = await this.streams.load(application, applicationStream(applicationId));
    return started(state);
  }

  private async asClerk(actor: Actor, commandId: string, meetingId: string) {
    const meeting = await this.load(meetingId);
    return { meeting, sender: actor.sender('record-panel', meeting.funderId, commandId) };
  }

  private async load(meetingId: string): Promise<Held> {
    const { state } = await this.streams.load(panelMeeting, panelMeetingStream(meetingId));
    return held(state);
  }

  /** The name of somebody with an account goes with that account. */
  private seal(meetingId: string, present: readonly Present[]): Promise<readonly Attendee[]> {
    return Promise.all(present.map(async ({ personId, name }, i) => {
      if (name.trim() === '') throw new Refusal('no-name', 'Enter the name of each member', 'present');
      const record = personId === null ? this.textsOf(meetingId)
        : new Texts(this.vault.sealer(`person:${personId}`), panelLimits);
      const sealed = record.seal('name', name);
      await record.save();
      return { memberId: personId ?? `volunteer-${i + 1}`, personId, name: sealed };
    }));
  }

  private textsOf(meetingId: string) {
    return new Texts(this.vault.sealer(`panel-meeting:${meetingId}`), panelLimits);
  }

  private send(wish: Wish, sender: Sender, sent: object): Promise<Saved> {
    const { type, meetingId } = wish;
    const command = { ...wish, at: this.clock.now() } as PanelMeetingCommand;
    return this.commands.execute(new Execute(panelMeeting, command, sender, { type, meetingId, ...sent }));
  }
}
