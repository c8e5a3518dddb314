import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { type Actor, people } from '#identity';
import {
  type ApplicationPage, ApplicationQueries, applicationsView, assessmentLimits, Assessments, declarationsView,
  roundsView,
} from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { Choice, Rows, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { naming } from '../forms/naming.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { FunderApplications } from '../funder/funder-applications.js';
import { roundName } from '../funder/funder-rounds.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { PanelRounds } from './panel-rounds.js';

class Score {
  @Text({ most: 100, missing: 'Open this page again' }) criterionId!: string;
  @Choice(['0', '1', '2', '3', '4'], 'Select a score') score!: string;
  @Text({ most: assessmentLimits.reason, missing: 'Enter the reason for this score' }) reason!: string;
}

class ScoreForm extends Form {
  @Rows(Score, { most: 20 }) scores!: Score[];
}

/** An assessor reads an application and scores each criterion, with a reason. Until the decision it can be changed. */
@Controller('panel/applications/:id')
@Requires('assess')
export class ScoreController {
  constructor(
    private readonly applications: ApplicationQueries, private readonly reading: FunderApplications,
    private readonly panel: PanelRounds, private readonly assessments: Assessments,
  ) {}

  @Get()
  @Shows(applicationsView, declarationsView, roundsView, people)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const application = await this.find(actor, id);
    const shown = await this.page(actor, application);
    const own = application.assessments.find(({ assessorId }) => assessorId === actor.personId);
    if (!own) return shown;
    const { terms: { criteria } } = await this.panel.find(actor, application.roundId);
    const scores = criteria?.criteria.map((criterion) => own.scores.find((one) => one.criterionId === criterion.id));
    return shown.filledIn({ scores: scores?.map((one) => ({ ...one, score: String(one?.score) })) });
  }

  @Post()
  async score(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Submitted(ScoreForm) form: Submission<ScoreForm>,
  ) {
    const application = await this.find(actor, id);
    const { terms } = await this.panel.find(actor, application.roundId, 'assess');
    const criteria = terms.criteria?.criteria.map(({ name }) => name) ?? [];
    return naming('scores', criteria, await form.accept(async ({ commandId, scores }) => {
      const wish = scores.map(({ score, ...one }) => ({ ...one, score: Number(score) }));
      return seeOther(`/panel/applications/${id}`, await this.assessments.score(actor, commandId, id, wish));
    }, () => this.page(actor, application)));
  }

  private async find(actor: Actor, id: string) {
    const application = await this.applications.forAssessor(actor, id);
    if (!application) throw new NotFoundException('There is no such application');
    return application;
  }

  private async page(actor: Actor, application: ApplicationPage) {
    const round = await this.panel.find(actor, application.roundId, 'assess');
    const isMine = ({ assessorId }: { assessorId: string }) => assessorId === actor.personId;
    return page('panel/score', {
      application, round, name: roundName(round), limits: assessmentLimits,
      ...await this.reading.around(application),
      hasScored: application.assessments.some(isMine),
      peers: application.assessments.filter((one) => !isMine(one)),
      mayScore: round.phase === 'closed' && application.status === 'submitted',
    });
  }
}
