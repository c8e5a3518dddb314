import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Accounts, type Actor, Directory, organisations, people, type Role, ROLE_WORDS } from '#identity';
import { page, seeOther } from '../answers.js';
import { Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { StaffList } from './staff.js';

class LinkForm extends Form {
  @Text({ most: 36, missing: 'Select the other account' }) otherId!: string;
  @Text({ most: 500, missing: 'Enter how you know' }) reason!: string;
}

class UnlinkForm extends Form {
  @Text({ most: 36, missing: 'Select the account of somebody else' }) otherId!: string;
  @Text({ most: 500, missing: 'Enter why they are two people' }) reason!: string;
}

/** Which accounts are of one human: duties that are kept apart are kept apart between humans, not accounts. */
@Controller('operator/people/:organisationId/:personId/accounts')
@Requires('link-accounts')
export class AccountsController {
  constructor(
    private readonly accounts: Accounts, private readonly staff: StaffList, private readonly directory: Directory,
  ) {}

  @Get()
  @Shows(people, organisations)
  async show(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('personId', ParseUUIDPipe) personId: string,
  ) {
    actor.mustBeAllowed('link-accounts', organisationId);
    const colleagues = (await this.staff.of(actor)).find((one) => one.organisationId === organisationId)?.people ?? [];
    const person = colleagues.find(({ id }) => id === personId);
    if (!person) throw new NotFoundException('There is no such person here');
    const [, ...linked] = await this.accounts.of(personId);
    const names = await this.directory.names(linked);
    const free = colleagues.filter(({ id }) => id !== personId && !linked.includes(id));
    return page('operator/accounts', {
      organisationId, person, linked: linked.map((id) => ({ value: id, text: names.get(id) ?? 'Somebody' })),
      choices: free.map(({ id, name, roles }) => ({ value: id, text: name, hint: inWords(roles) })),
    });
  }

  @Post('link')
  link(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('personId', ParseUUIDPipe) personId: string, @Submitted(LinkForm) form: Submission<LinkForm>,
  ) {
    return form.accept(async ({ commandId, ...wish }) => seeOther(addressOf(organisationId, personId),
      await this.accounts.link(actor, commandId, { organisationId, personId, ...wish })),
    () => this.show(actor, organisationId, personId));
  }

  @Post('unlink')
  unlink(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('personId', ParseUUIDPipe) personId: string, @Submitted(UnlinkForm) form: Submission<UnlinkForm>,
  ) {
    return form.accept(async ({ commandId, ...wish }) => seeOther(addressOf(organisationId, personId),
      await this.accounts.unlink(actor, commandId, { organisationId, personId, ...wish })),
    () => this.show(actor, organisationId, personId));
  }
}

const inWords = (roles: readonly Role[]) => roles.map((role) => ROLE_WORDS[role].name).join(', ');

const addressOf = (organisationId: string, personId: string) =>
  `/operator/people/${organisationId}/${personId}/accounts`;
