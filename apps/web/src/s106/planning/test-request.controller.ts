import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import {
  planningApplicationsView, PlanningApplications, planningLimits as limits, ProposalQueries, proposalsView,
} from '#s106-contributions';
import { page, seeOther } from '../../answers.js';
import { Choice, Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { PlanningPages } from './planning-pages.js';

const answers = ['yes', 'no'] as const;
type YesOrNo = (typeof answers)[number];

class TestForm extends Form {
  @Choice(answers, 'Select whether it is necessary') necessary!: YesOrNo;
  @Text({ most: limits.why, missing: 'Enter why it is, or is not, necessary' }) necessaryWhy!: string;
  @Choice(answers, 'Select whether it is directly related') related!: YesOrNo;
  @Text({ most: limits.why, missing: 'Enter why it is, or is not, directly related' }) relatedWhy!: string;
  @Choice(answers, 'Select whether it is fair') fair!: YesOrNo;
  @Text({ most: limits.why, missing: 'Enter why it is, or is not, fair' }) fairWhy!: string;
}

/** One request is held against the three tests of regulation 122. */
@Controller('s106/planning/:id/requests/:proposalId')
@Requires('consult-sector')
export class TestRequestController {
  constructor(
    private readonly pages: PlanningPages, private readonly service: PlanningApplications,
    private readonly proposals: ProposalQueries,
  ) {}

  @Get()
  @Shows(planningApplicationsView, proposalsView)
  async ask(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Param('proposalId', ParseUUIDPipe) proposalId: string,
  ) {
    const application = await this.pages.find(actor, id);
    const proposal = await this.proposals.find(proposalId);
    if (!proposal) throw new NotFoundException('There is no such proposal');
    const test = application.tests.find((one) => one.proposalId === proposalId);
    return page('s106/planning/test-request', { application, proposal, limits }).filledIn(test ? typedOf(test) : {});
  }

  @Post()
  test(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Param('proposalId', ParseUUIDPipe) proposalId: string, @Submitted(TestForm) form: Submission<TestForm>,
  ) {
    return form.accept(async ({ commandId, ...typed }) => {
      const outcome = (is: YesOrNo, why: string) => ({ isMet: is === 'yes', why });
      const wish = {
        necessary: outcome(typed.necessary, typed.necessaryWhy), related: outcome(typed.related, typed.relatedWhy),
        fair: outcome(typed.fair, typed.fairWhy),
      };
      return seeOther(`/s106/planning/${id}`, await this.service.test(actor, commandId, id, proposalId, wish));
    }, () => this.ask(actor, id, proposalId));
  }
}

type Outcome = Readonly<{ isMet: boolean; why: string }>;

const typedOf = (test: Readonly<{ necessary: Outcome; related: Outcome; fair: Outcome }>) =>
  Object.fromEntries((['necessary', 'related', 'fair'] as const).flatMap((key) =>
    [[key, test[key].isMet ? 'yes' : 'no'], [`${key}Why`, test[key].why]]));
