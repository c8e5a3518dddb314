import { Get, Injectable, NotFoundException, Param, Post } from '@nestjs/common';
import { v5 } from 'uuid';
import { type Actor, organisations } from '#identity';
import { Refusal } from '#kernel';
import {
  type Channel, channels, FillingInForGroups, type FillsInAs, helpingLimits as limits, type RoundPage, RoundQueries,
  roundsView,
} from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { EligibilityAnswer } from '../apply/eligibility.controller.js';
import { Choice, Email, Moment, Rows, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { naming } from '../forms/naming.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor } from '../permissions.js';
import { Shows } from '../seen.js';

class StartForm extends Form {
  @Choice(channels, 'Select how the group told you') channel!: Channel;
  @Moment('Enter when the group told you, or when its form came') receivedAt!: string;
  @Text({ most: limits.how, missing: 'Say who allowed it, and how you know' }) how!: string;
  @Text({ most: limits.contactName, missing: 'Enter the name of their contact' }) name!: string;
  @Email({ most: limits.email, missing: 'Enter the email address of their contact' }) email!: string;
  @Rows(EligibilityAnswer, { most: 20 }) answers!: EligibilityAnswer[];
}

/** Begins for a group that has no device at hand: it told somebody what it wants, on paper or by word of mouth. */
@Injectable()
export abstract class StartPages {
  protected constructor(
    private readonly as: FillsInAs, private readonly rounds: RoundQueries, private readonly service: FillingInForGroups,
  ) {}

  @Get()
  @Shows(roundsView, organisations)
  async ask(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.page(await this.find(actor, id));
  }

  /** Every id derives from the form's: a second click gives the same draft. */
  @Post()
  async start(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Submitted(StartForm) form: Submission<StartForm>,
  ) {
    const round = await this.find(actor, id);
    const questions = questionsOf(round).map(({ question }) => question);
    return naming('answers', questions, await form.accept(async ({ commandId, name, email, answers, ...told }) => {
      const eligibility = answers.map(({ questionId, answer }) => ({ questionId, answer }));
      mustBeEligible(round, eligibility);
      const [applicationId, applicantId] = [v5('application', commandId), v5('person', commandId)];
      const saved = await this.service.start(actor, commandId, this.as,
        { ...told, applicationId, applicantId, roundId: id, eligibility, contact: { name, email } });
      return seeOther(`/helping/${applicationId}`, saved);
    }, () => this.page(round)));
  }

  private page(round: RoundPage) {
    return page('helping/start', { round, as: this.as, questions: questionsOf(round), limits });
  }

  private async find(actor: Actor, id: string): Promise<RoundPage> {
    const round = await this.rounds.findPublished(id);
    if (!round) throw new NotFoundException('There is no such round');
    if (this.as === 'officer') actor.mustBeAllowed('take-paper-forms', round.funderId);
    return round;
  }
}

const questionsOf = ({ terms }: RoundPage) => terms.eligibility?.questions ?? [];

/** Whoever asks for the group tells it why not, so they are told. */
function mustBeEligible(round: RoundPage, given: readonly Pick<EligibilityAnswer, 'questionId' | 'answer'>[]) {
  for (const [i, { questionId, answer }] of given.entries()) {
    const question = questionsOf(round).find(({ id }) => id === questionId);
    if (question && answer !== question.passes)
      throw new Refusal('not-eligible', question.ifNot, `answers.${i}.answer`);
  }
}
