import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, organisations } from '#identity';
import {
  AnswersOfTheAsked, consultationLimits as limits, ConsultationQueries, consultationsView,
} from '#s106-contributions';
import { page, seeOther } from '../../answers.js';
import { Email, Rows, Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { ConsultationPages } from './consultation-pages.js';

class GroupLine {
  @Text({ most: limits.name, missing: 'Enter the name of the group' }) name!: string;
  @Email({ most: limits.email, missing: 'Enter its email address' }) email!: string;
}

class GroupsForm extends Form {
  @Text({ most: limits.words, missing: 'Enter what you want to tell them' }) words!: string;
  @Rows(GroupLine, { most: 200, missing: 'Enter at least one group' }) groups!: GroupLine[];
}

/** The consortium asks its member groups: each gets a link to a short form. */
@Controller('consultations/:id/groups')
@Requires('answer-for-sector')
export class AskGroupsController {
  constructor(
    private readonly pages: ConsultationPages, private readonly queries: ConsultationQueries,
    private readonly service: AnswersOfTheAsked,
  ) {}

  @Get()
  @Shows(consultationsView, organisations)
  async ask(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const { consultation, mine } = await this.pages.asAsked(actor, id, 'consortium');
    const groupsAsked = await this.queries.groupsAskedBy(mine.id, id);
    return page('s106/consultations/groups', { consultation, groupsAsked, limits });
  }

  @Post()
  send(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(GroupsForm) form: Submission<GroupsForm>,
  ) {
    return form.accept(async ({ commandId, words, groups }) => {
      const wish = { words, groups: groups.map(({ name, email }) => ({ name, email })) };
      return seeOther(`/consultations/${id}/groups`, await this.service.askGroups(actor, commandId, id, wish));
    }, () => this.ask(actor, id));
  }
}
