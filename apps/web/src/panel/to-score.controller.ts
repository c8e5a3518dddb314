import { Controller, Get, Param } from '@nestjs/common';
import type { Actor } from '#identity';
import {
  type ApplicationPage, ApplicationQueries, applicationsView, declarationsView, roundsView,
} from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { roundName } from '../funder/funder-rounds.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { PanelRounds } from './panel-rounds.js';

/** A round's applications, with what this assessor has still to score. */
@Controller('panel/rounds/:id')
@Requires('assess')
export class ToScoreController {
  constructor(private readonly panel: PanelRounds, private readonly applications: ApplicationQueries) {}

  @Get()
  @Shows(roundsView, applicationsView, declarationsView)
  async list(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const round = await this.panel.find(actor, id, 'assess');
    if (await this.panel.mustDeclareFirst(actor, id)) return seeOther(`/panel/rounds/${id}/interests`);
    const declaration = await this.applications.declarationOf(actor, id);
    const closed = new Set(declaration?.interests.map(({ applicationId }) => applicationId));
    const running = (await this.applications.listForDeclaring(actor, id)).filter(isRunning);
    const applications = running.map((one) => ({
      id: one.id, group: one.answers.group?.name, project: one.answers.project?.title, askedPence: one.askedPence,
      state: closed.has(one.id) ? 'closed' : stateOf(one, actor),
    }));
    return page('panel/to-score', { round, name: roundName(round), applications });
  }
}

const isRunning = ({ status }: ApplicationPage) => status !== 'withdrawn' && status !== 'ended';

function stateOf({ assessments, status }: ApplicationPage, { personId }: Actor) {
  if (assessments.some(({ assessorId }) => assessorId === personId)) return 'scored';
  return status === 'submitted' ? 'to-score' : 'decided';
}
