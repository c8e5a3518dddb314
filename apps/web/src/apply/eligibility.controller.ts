import { Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { type Actor, organisations } from '#identity';
import { ApplicationQueries, applicationsView, type RoundPage, RoundQueries, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { Choice, Rows, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { naming } from '../forms/naming.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { Public, Visitor } from '../permissions.js';
import { PublicNotices } from '../privacy/public-notices.js';
import { Shows } from '../seen.js';
import { addressOf } from './own-applications.js';
import { Starting } from './starting.js';

export class EligibilityAnswer {
  @Text({ most: 200 }) questionId!: string;
  @Choice(['yes', 'no'], 'Select yes or no') answer!: 'yes' | 'no';
}

class EligibilityForm extends Form {
  @Rows(EligibilityAnswer, { most: 20 }) answers!: EligibilityAnswer[];
}

class Reasons {
  /** The questions whose answers do not pass, with commas between them. */
  @IsOptional() @IsString() @MaxLength(2_000, { message: 'Open this page again' }) not?: string;
}

/** A minute before anything else: is this grant for us? Nothing that is answered here is kept unless it is. */
@Controller('rounds/:id/apply')
export class EligibilityController {
  constructor(
    private readonly rounds: RoundQueries, private readonly applications: ApplicationQueries,
    private readonly starting: Starting, private readonly notices: PublicNotices,
  ) {}

  @Get()
  @Public()
  @Shows(roundsView, applicationsView, organisations)
  async ask(@Param('id') id: string, @Visitor() visitor: Actor | undefined) {
    return this.page(await this.find(id), visitor);
  }

  @Post()
  @Public()
  async start(
    @Param('id') id: string, @Visitor() visitor: Actor | undefined,
    @Submitted(EligibilityForm) form: Submission<EligibilityForm>,
  ) {
    const round = await this.find(id);
    const questions = questionsOf(round).map(({ question }) => question);
    return naming('answers', questions, await form.accept(async ({ commandId, answers }) => {
      const failed = failedIn(round, answers);
      if (failed.length > 0) return seeOther(`/rounds/${id}/apply/not-for-you?not=${failed.join(',')}`);
      const eligibility = answers.map(({ questionId, answer }) => ({ questionId, answer }));
      const started = await this.starting.start(visitor, commandId, { roundId: id, eligibility });
      return seeOther(addressOf(started.applicationId, 'started'), started.saved).as(started.personId);
    }, () => this.page(round, visitor)));
  }

  @Get('not-for-you')
  @Public()
  @Shows(roundsView)
  async tell(@Param('id') id: string, @Query() { not = '' }: Reasons) {
    const round = await this.find(id);
    const failed = not.split(',');
    const questions = questionsOf(round).filter((question) => failed.includes(question.id));
    return page('apply/not-for-you', { round, questions, others: await this.othersThan(round) });
  }

  private async page(round: RoundPage, visitor: Actor | undefined) {
    if (round.phase !== 'open') return page('apply/not-open', { round, others: await this.othersThan(round) });
    const mine = visitor ? await this.applications.ofGroup(visitor) : [];
    const drafts = mine.filter(({ roundId, status }) => roundId === round.id && status === 'draft');
    const controller = await this.notices.controller(round.funderId);
    return page('apply/eligibility', { round, questions: questionsOf(round), draft: drafts[0], controller });
  }

  private async othersThan({ id }: RoundPage) {
    return (await this.rounds.published()).filter((other) => other.id !== id && other.phase === 'open');
  }

  private async find(id: string): Promise<RoundPage> {
    const round = await this.rounds.findPublished(id);
    if (!round) throw new NotFoundException('There is no such round');
    return round;
  }
}

const questionsOf = ({ terms }: RoundPage) => terms.eligibility?.questions ?? [];

const failedIn = (round: RoundPage, answers: readonly EligibilityAnswer[]) =>
  questionsOf(round).filter(({ id, passes }) =>
    answers.some(({ questionId, answer }) => questionId === id && answer !== passes)).map(({ id }) => id);
