import { Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import {
  type ApplicationPage, ApplicationQueries, applicationsView, Assessments, declarationsView, interestLimits, roundsView,
} from '#small-pot-grants';
import { Page, page, seeOther } from '../answers.js';
import { Rows, Text, Tick } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { naming } from '../forms/naming.js';
import { NeededWhen } from '../forms/needed-when.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { roundName } from '../funder/funder-rounds.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { PanelRounds } from './panel-rounds.js';

class Line {
  @Text({ most: 100, missing: 'Open this page again' }) applicationId!: string;
  @Tick() isMine!: boolean;
  @NeededWhen<Line>(({ isMine }) => isMine, 'Enter what your interest is')
  @Text({ most: interestLimits.nature }) nature!: string;
}

class InterestsForm extends Form {
  @Rows(Line, { most: interestLimits.applications }) list!: Line[];
  @Tick('Tick the box when you have looked at the whole list') looked!: boolean;
}

/** One list of a round's applicants, in which somebody ticks each one that they have an interest in. */
@Controller('panel/rounds/:id/interests')
@Requires('declare-interests')
export class InterestsController {
  constructor(
    private readonly panel: PanelRounds, private readonly applications: ApplicationQueries,
    private readonly assessments: Assessments,
  ) {}

  @Get()
  @Shows(roundsView, applicationsView, declarationsView)
  show(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.page(actor, id);
  }

  @Post()
  async declare(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Submitted(InterestsForm) form: Submission<InterestsForm>,
  ) {
    const answer = await form.accept(async ({ commandId, list }) => {
      const wish = {
        seen: list.map(({ applicationId }) => applicationId),
        interests: list.filter(({ isMine }) => isMine).map(({ applicationId, nature }) => ({ applicationId, nature })),
      };
      return seeOther('/panel', await this.assessments.declareInterests(actor, commandId, id, wish));
    }, () => this.page(actor, id));
    return answer instanceof Page ? naming('list', groupsOn(answer), answer) : answer;
  }

  private async page(actor: Actor, id: string) {
    const round = await this.panel.find(actor, id);
    const declaration = await this.applications.declarationOf(actor, id);
    const natures = new Map(declaration?.interests.map(({ applicationId, nature }) => [applicationId, nature]));
    const known = (one: ApplicationPage) => ({
      id: one.id, group: one.answers.group?.name, project: one.answers.project?.title,
      place: one.answers.beneficiaries?.place, nature: natures.get(one.id),
      isNew: !declaration?.seen.includes(one.id),
    });
    const all = (await this.applications.listForDeclaring(actor, id)).filter(isRunning).map(known);
    return page('panel/interests', {
      round, name: roundName(round), hasDeclared: declaration !== null, limits: interestLimits,
      declared: all.filter(({ nature }) => nature !== undefined),
      open: all.filter(({ nature }) => nature === undefined),
    });
  }
}

/** The groups that somebody can tick, in their order. */
const groupsOn = ({ model }: Page) => (model.open as readonly Readonly<{ group: string }>[]).map(({ group }) => group);

const isRunning = ({ status }: ApplicationPage) => status !== 'withdrawn' && status !== 'ended';
