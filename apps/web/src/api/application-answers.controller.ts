import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Applications } from '#small-pot-grants';
import { CurrentActor, SignedIn } from '../permissions.js';
import {
  BeneficiariesBody, ContactBody, CostsBody, DatesBody, GroupBody, OutcomeBody, ProjectBody,
} from './applications.bodies.js';
import { SavedAnswer } from './bodies.js';

/** The pages of the form. Each may be put again until the application is sent. */
@ApiTags('applications')
@ApiOkResponse({ type: SavedAnswer })
@SignedIn()
@Controller('api/applications/:id/answers')
export class ApplicationAnswersController {
  constructor(private readonly applications: Applications) {}

  @Put('group')
  group(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, number = '', ...wish }: GroupBody,
  ): Promise<SavedAnswer> {
    return this.applications.answer(actor, commandId, id, 'group', { ...wish, number: number || null });
  }

  @Put('project')
  project(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, ...wish }: ProjectBody,
  ): Promise<SavedAnswer> {
    return this.applications.answer(actor, commandId, id, 'project', wish);
  }

  @Put('beneficiaries')
  beneficiaries(
    @CurrentActor() actor: Actor, @Param('id') id: string,
    @Body() { commandId, wardCode = null, ...wish }: BeneficiariesBody,
  ): Promise<SavedAnswer> {
    return this.applications.answer(actor, commandId, id, 'beneficiaries', { ...wish, wardCode });
  }

  @Put('dates')
  dates(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, ...wish }: DatesBody,
  ): Promise<SavedAnswer> {
    return this.applications.answer(actor, commandId, id, 'dates', wish);
  }

  @Put('costs')
  costs(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, lines }: CostsBody,
  ): Promise<SavedAnswer> {
    return this.applications.answer(actor, commandId, id, 'costs', { lines });
  }

  @Put('outcome')
  outcome(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, ...wish }: OutcomeBody,
  ): Promise<SavedAnswer> {
    return this.applications.answer(actor, commandId, id, 'outcome', wish);
  }

  @Put('contact')
  contact(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, phone = '', ...wish }: ContactBody,
  ): Promise<SavedAnswer> {
    return this.applications.answer(actor, commandId, id, 'contact', { ...wish, phone: phone || null });
  }
}
