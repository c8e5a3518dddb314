import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ArrayMinSize } from 'class-validator';
import type { Actor } from '#identity';
import { Applications, decisionLimits, Decisions, type WithheldPart } from '#small-pot-grants';
import { CurrentActor, Requires } from '../permissions.js';
import { CommandBody, ReasonsBody, SavedAnswer } from './bodies.js';
import { Id, Pence, SomeOf, Words } from './fields.js';

class DeclineBody extends ReasonsBody(decisionLimits.reasons) {}

class AwardBody extends ReasonsBody(decisionLimits.reasons) {
  @Pence('No more than was asked for') pence!: number;
}

class WardBody extends CommandBody {
  @Id('A ward’s code, like E05001620') wardCode!: string;
}

class WithholdBody extends CommandBody {
  @ArrayMinSize(1, { message: 'Choose what to withhold' })
  @SomeOf(['group', 'place']) parts!: WithheldPart[];
  @Words(decisionLimits.withheldReason) reason!: string;
}

/** What deciders and officers do about one application. */
@ApiTags('decisions')
@ApiOkResponse({ type: SavedAnswer })
@Controller('api/applications/:id')
export class DecisionsController {
  constructor(private readonly decisions: Decisions, private readonly applications: Applications) {}

  @Post('award')
  @HttpCode(200)
  @Requires('decide')
  @ApiOperation({ summary: 'Award all or a part of what was asked for' })
  award(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, ...wish }: AwardBody,
  ): Promise<SavedAnswer> {
    return this.decisions.award(actor, commandId, id, wish);
  }

  @Post('decline')
  @HttpCode(200)
  @Requires('decide')
  @ApiOperation({ summary: 'Decline an application' })
  decline(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, reasons }: DeclineBody,
  ): Promise<SavedAnswer> {
    return this.decisions.decline(actor, commandId, id, { reasons });
  }

  @Post('ward')
  @HttpCode(200)
  @Requires('place-application')
  @ApiOperation({ summary: 'Say which ward an application is for' })
  place(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, wardCode }: WardBody,
  ): Promise<SavedAnswer> {
    return this.applications.place(actor, commandId, id, { wardCode });
  }

  @Post('withhold')
  @HttpCode(200)
  @Requires('withhold-from-publication')
  @ApiOperation({ summary: 'Keep parts of an award out of the public register' })
  withhold(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, ...wish }: WithholdBody,
  ): Promise<SavedAnswer> {
    return this.applications.withhold(actor, commandId, id, wish);
  }
}
