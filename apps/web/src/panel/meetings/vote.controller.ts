import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import {
  applicationsView, declarationsView, panelLimits, PanelMeetingQueries, PanelMeetings, panelMeetingsView, roundsView,
} from '#small-pot-grants';
import { type Answer, page, seeOther } from '../../answers.js';
import { typedPounds } from '../../forms/typed.js';
import { naming } from '../../forms/naming.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { linesOf, memberNames, PanelMinutes } from './panel-minutes.js';
import { CorrectionForm, VoteForm, voteOf } from './vote.form.js';

type Sheet = Awaited<ReturnType<VoteController['find']>>;

/** The clerk records how each member voted on one application, or corrects what was signed. */
@Controller('panel/meetings/:id/applications/:applicationId')
@Requires('record-panel')
export class VoteController {
  constructor(
    private readonly minutes: PanelMinutes, private readonly queries: PanelMeetingQueries,
    private readonly meetings: PanelMeetings,
  ) {}

  @Get()
  @Shows(panelMeetingsView, roundsView, applicationsView, declarationsView)
  async ask(@CurrentActor() actor: Actor, @Param('id') id: string, @Param('applicationId') applicationId: string) {
    const sheet = await this.find(actor, id, applicationId);
    return pageOf(sheet).filledIn(typedOf(sheet));
  }

  @Post()
  async record(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Param('applicationId') applicationId: string,
    @Submitted(VoteForm) form: Submission<VoteForm>,
  ): Promise<Answer> {
    const sheet = await this.find(actor, id, applicationId);
    return naming('votes', sheet.voters.map(({ name }) => name), await form.accept(async (sent) => {
      const wish = voteOf(sent, sheet.line);
      return seeOther(`/panel/meetings/${id}`, await this.meetings.recordVote(actor, sent.commandId, id, wish));
    }, () => pageOf(sheet)));
  }

  @Post('correction')
  async correct(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Param('applicationId') applicationId: string,
    @Submitted(CorrectionForm) form: Submission<CorrectionForm>,
  ): Promise<Answer> {
    const sheet = await this.find(actor, id, applicationId);
    return naming('votes', sheet.voters.map(({ name }) => name), await form.accept(async (sent) => {
      const wish = { ...voteOf(sent, sheet.line), because: sent.because };
      return seeOther(`/panel/meetings/${id}`, await this.meetings.correctVote(actor, sent.commandId, id, wish));
    }, () => pageOf(sheet)));
  }

  private async find(actor: Actor, id: string, applicationId: string) {
    const paper = await this.minutes.find(actor, id, 'record-panel');
    const line = linesOf(paper).find((one) => one.id === applicationId);
    if (!line) throw new NotFoundException('There is no such application in this round');
    const closedTo = await this.queries.closedTo(paper.minutes, applicationId);
    const isOut = ({ memberId }: Readonly<{ memberId: string }>) => closedTo.includes(memberId);
    const { present } = paper.minutes;
    return { ...paper, line, voters: present.filter((one) => !isOut(one)), out: present.filter(isOut) };
  }
}

function pageOf({ minutes, name, line, voters, out }: Sheet) {
  const isSigned = minutes.signedAt !== null;
  const path = `/panel/meetings/${minutes.id}/applications/${line.id}`;
  return page('panel/meetings/vote', {
    minutes, name, line, voters, out, isSigned, limits: panelLimits, names: memberNames(minutes),
    action: isSigned ? `${path}/correction` : path,
  });
}

/** The vote as it stands, as somebody would have typed it. */
function typedOf({ line: { vote, askedPence }, voters }: Sheet) {
  if (!vote) return {};
  const { motion: { outcome, pence }, votes, reasons } = vote;
  const isPart = outcome === 'award' && pence !== askedPence;
  return {
    motion: outcome === 'decline' ? 'decline' : isPart ? 'part' : 'full', reasons,
    pence: isPart ? typedPounds(pence) : '',
    votes: voters.map(({ memberId }) => ({ memberId, vote: votes.find((one) => one.memberId === memberId)?.vote })),
  };
}
