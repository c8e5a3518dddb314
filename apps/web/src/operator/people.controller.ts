import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { v5 } from 'uuid';
import { type Actor, Organisations, organisations, people, type Role, ROLE_WORDS, ROLES } from '#identity';
import { Invitations, SecondFactors, Standings, standings } from '#sign-in';
import { page, seeOther } from '../answers.js';
import { Choice, Email, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { StaffList } from './staff.js';

const inWords = (role: Role) => ROLE_WORDS[role].name.toLowerCase();
const roleChoices = ROLES.map((role) => ({ value: role, text: ROLE_WORDS[role].name, hint: ROLE_WORDS[role].does }));

class RoleForm extends Form {
  @Choice(ROLES, 'Select a role') role!: Role;
}

class NewPersonForm extends RoleForm {
  @Text({ most: 100, missing: 'Enter the person’s name' }) name!: string;
  @Email({ most: 254 }) email!: string;
}

/** Who does what in an organisation. Each change is a fact on its record. */
@Controller('operator/people')
@Requires('manage-people')
export class PeopleController {
  constructor(
    private readonly service: Organisations, private readonly staff: StaffList, private readonly standings: Standings,
    private readonly invitations: Invitations, private readonly factors: SecondFactors,
  ) {}

  @Get()
  @Shows(people, organisations)
  async list(@CurrentActor() actor: Actor) {
    return page('operator/people', { staff: await this.staff.of(actor), inWords });
  }

  @Get(':organisationId/new')
  @Shows(organisations)
  async askWho(@CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) id: string) {
    return page('operator/new-person', { organisation: await this.organisation(actor, id), roleChoices });
  }

  /** The person's id derives from the form's: a second click is the same person, and nobody picks one that is known. */
  @Post(':organisationId/new')
  add(
    @CurrentActor() actor: Actor,
    @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Submitted(NewPersonForm) form: Submission<NewPersonForm>,
  ) {
    return form.accept(async ({ commandId, name, role, email }) => {
      const [sender, personId] =
        [actor.sender('manage-people', organisationId, commandId), v5('colleague', commandId)];
      await this.service.registerPerson({ personId, name }, sender);
      if (email !== '') await this.invitations.invite(sender, { personId, email });
      return seeOther('/operator/people',
        await this.service.giveRole({ organisationId, personId, role }, sender));
    }, () => this.askWho(actor, organisationId));
  }

  @Get(':organisationId/:personId')
  @Shows(people, organisations, standings)
  async show(
    @CurrentActor() actor: Actor,
    @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('personId', ParseUUIDPipe) personId: string,
  ) {
    const { organisation, person } = await this.colleague(actor, organisationId, personId);
    const free = roleChoices.filter(({ value }) => !person.roles.includes(value));
    const [standing, invited, hasSecondFactor] = await Promise.all(
      [this.standings.of(personId), this.invitations.of(personId), this.factors.isSetUp(personId)]);
    return page('operator/person', { organisation, person, free, inWords, standing, invited, hasSecondFactor });
  }

  /** Who is not of this organisation gets no role in it by a made-up address. */
  @Post(':organisationId/:personId/give')
  @Shows(people, organisations)
  give(
    @CurrentActor() actor: Actor,
    @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('personId', ParseUUIDPipe) personId: string,
    @Submitted(RoleForm) form: Submission<RoleForm>,
  ) {
    return form.accept(async ({ commandId, role }) => {
      await this.colleague(actor, organisationId, personId);
      return seeOther('/operator/people', await this.service.giveRole(
        { organisationId, personId, role }, actor.sender('manage-people', organisationId, commandId)));
    }, () => this.show(actor, organisationId, personId));
  }

  @Post(':organisationId/:personId/end')
  end(
    @CurrentActor() actor: Actor,
    @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('personId', ParseUUIDPipe) personId: string,
    @Submitted(RoleForm) form: Submission<RoleForm>,
  ) {
    return form.accept(async ({ commandId, role }) => seeOther('/operator/people', await this.service.endRole(
      { organisationId, personId, role }, actor.sender('manage-people', organisationId, commandId))),
    () => this.show(actor, organisationId, personId));
  }

  private async colleague(actor: Actor, organisationId: string, personId: string) {
    const organisation = await this.organisation(actor, organisationId);
    const person = organisation.people.find(({ id }) => id === personId);
    if (!person) throw new NotFoundException('There is no such person here');
    return { organisation, person };
  }

  private async organisation(actor: Actor, organisationId: string) {
    actor.mustBeAllowed('manage-people', organisationId);
    const found = (await this.staff.of(actor)).find((one) => one.organisationId === organisationId);
    if (!found) throw new NotFoundException('There is no such organisation');
    return found;
  }
}
