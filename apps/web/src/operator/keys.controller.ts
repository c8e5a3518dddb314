import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, organisations } from '#identity';
import { ApiKeys, MACHINE_SCOPES, type Scope, scopesFor } from '#sign-in';
import { Clock } from '#event-store';
import { page, seeOther } from '../answers.js';
import { Choice, Choices, Text } from '../forms/fields.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { StaffList } from './staff.js';

const inWords = (permission: string) => permission.replaceAll('-', ' ');
const LIVES = ['30', '90', '365'] as const;
const OVERLAPS = ['0', '24', '168'] as const;

class KeyForm {
  @Text({ most: 100, missing: 'Enter what it is for' }) name!: string;
  @Choices(MACHINE_SCOPES, 'Select what it may do') scopes!: Scope[];
  @Choice(LIVES, 'Select for how long it works') days!: string;
}
class RotateForm {
  @Choice(OVERLAPS, 'Select for how long the old one works on') overlap!: string;
  @Choice(LIVES, 'Select for how long it works') days!: string;
}

/** Keys for programs. A key is shown once, in the answer that makes it, since it is kept nowhere. */
@Controller('operator/keys')
@Requires('manage-people')
export class KeysController {
  constructor(private readonly keys: ApiKeys, private readonly staff: StaffList, private readonly clock: Clock) {}

  @Get()
  @Shows(organisations)
  async list(@CurrentActor() actor: Actor) {
    const [all, staff, now] = [await this.keys.list(actor), await this.staff.of(actor), this.clock.now()];
    const groups = staff.map(({ organisationId, name }) => ({
      organisationId, name, keys: all.filter((key) => key.organisationId === organisationId).map((key) => ({
        ...key, status: key.revokedAt ? 'ended' : key.expiresAt.toISOString() <= now ? 'expired' : 'works',
        expiresAt: key.expiresAt.toISOString(), lastUsedAt: key.lastUsedAt?.toISOString(),
      })),
    }));
    return page('operator/keys', { groups, inWords });
  }

  @Get(':organisationId/new')
  ask(@CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string) {
    return newKeyPage(actor, organisationId);
  }

  @Post(':organisationId/new')
  make(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Submitted(KeyForm) form: Submission<KeyForm>,
  ) {
    return form.accept(async ({ name, scopes, days }) => {
      const { token } = await this.keys.make(actor, { organisationId, name, scopes, days: Number(days) });
      return page('operator/key-made', { token, name });
    }, () => newKeyPage(actor, organisationId));
  }

  @Get(':id/rotate')
  async askHow(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return page('operator/rotate-key', { key: await this.keys.find(actor, id) });
  }

  @Post(':id/rotate')
  rotate(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(RotateForm) form: Submission<RotateForm>,
  ) {
    return form.accept(async ({ days, overlap }) => {
      const wish = { overlapHours: Number(overlap), days: Number(days) };
      const { token } = await this.keys.rotate(actor, id, wish);
      return page('operator/key-made', { token, name: (await this.keys.find(actor, id)).name });
    }, () => this.askHow(actor, id));
  }

  @Post(':id/revoke')
  async revoke(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    await this.keys.revoke(actor, id);
    return seeOther('/operator/keys');
  }
}

function newKeyPage(actor: Actor, organisationId: string) {
  actor.mustBeAllowed('manage-people', organisationId);
  const scopes = scopesFor(actor, organisationId).map((value) => ({ value, text: inWords(value) }));
  return page('operator/new-key', { scopes });
}
