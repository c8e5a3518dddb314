import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Rounds } from '#small-pot-grants';
import { CurrentActor, Requires } from '../permissions.js';
import { SavedAnswer } from './bodies.js';
import {
  AboutBody, AreaBody, CriteriaBody, DecisionBody, EligibilityBody, MoneyBody, TimetableBody,
} from './round-sections.bodies.js';

/** What a round says, section by section, while it is a draft. */
@ApiTags('rounds')
@ApiOkResponse({ type: SavedAnswer })
@Controller('api/rounds/:id')
@Requires('draft-round')
export class RoundSectionsController {
  constructor(private readonly rounds: Rounds) {}

  @Put('about')
  @ApiOperation({ summary: 'Say what the round is for' })
  about(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, ...wish }: AboutBody,
  ): Promise<SavedAnswer> {
    return this.rounds.describe(actor, commandId, id, wish);
  }

  @Put('area')
  @ApiOperation({ summary: 'Say where money may go' })
  area(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, ...wish }: AreaBody,
  ): Promise<SavedAnswer> {
    return this.rounds.setArea(actor, commandId, id, wish);
  }

  @Put('money')
  @ApiOperation({ summary: 'Say from which funds the pot comes, and how large grants are' })
  money(
    @CurrentActor() actor: Actor, @Param('id') id: string,
    @Body() { commandId, pencePerPerson = null, ...wish }: MoneyBody,
  ): Promise<SavedAnswer> {
    return this.rounds.setMoney(actor, commandId, id, { ...wish, pencePerPerson });
  }

  @Put('eligibility')
  @ApiOperation({ summary: 'Say who may apply' })
  eligibility(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, ...wish }: EligibilityBody,
  ): Promise<SavedAnswer> {
    return this.rounds.setEligibility(actor, commandId, id, wish);
  }

  @Put('timetable')
  @ApiOperation({ summary: 'Say when the round opens and closes, and how long an offer stands' })
  timetable(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, ...wish }: TimetableBody,
  ): Promise<SavedAnswer> {
    return this.rounds.setTimetable(actor, commandId, id, wish);
  }

  @Put('criteria')
  @ApiOperation({ summary: 'Say how applications are scored' })
  criteria(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, criteria, scale }: CriteriaBody,
  ): Promise<SavedAnswer> {
    const wish = { criteria, scale: scale.map(({ meaning }) => meaning) };
    return this.rounds.setCriteria(actor, commandId, id, wish);
  }

  @Put('decision')
  @ApiOperation({ summary: 'Say how it is decided, by whom, and what lets them' })
  decision(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, ...wish }: DecisionBody,
  ): Promise<SavedAnswer> {
    return this.rounds.setDecisionProcess(actor, commandId, id, wish);
  }
}
