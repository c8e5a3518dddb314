import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { roundLimits, Rounds } from '#small-pot-grants';
import { CurrentActor, Requires } from '../permissions.js';
import { CommandBody, CreatedAnswer, ReasonsBody, SavedAnswer } from './bodies.js';
import { Id } from './fields.js';

class NewRoundBody extends CommandBody {
  @Id('The organisation whose round it is') funderId!: string;
}

class SendBackBody extends ReasonsBody(roundLimits.reasons) {}
class CancelBody extends ReasonsBody(roundLimits.reasons) {}

@ApiTags('rounds')
@Controller('api/rounds')
export class RoundsController {
  constructor(private readonly rounds: Rounds) {}

  @Post()
  @Requires('draft-round')
  @ApiOperation({ summary: 'Start a round, as a draft' })
  @ApiCreatedResponse({ type: CreatedAnswer })
  async draft(@CurrentActor() actor: Actor, @Body() { commandId, funderId }: NewRoundBody): Promise<CreatedAnswer> {
    return { id: commandId, ...await this.rounds.draft(actor, commandId, { roundId: commandId, funderId }) };
  }

  @Post(':id/send')
  @HttpCode(200)
  @Requires('draft-round')
  @ApiOperation({ summary: 'Send a round to somebody else for approval' })
  @ApiOkResponse({ type: SavedAnswer })
  send(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId }: CommandBody,
  ): Promise<SavedAnswer> {
    return this.rounds.sendForApproval(actor, commandId, id);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Requires('approve-round')
  @ApiOperation({ summary: 'Approve a round that one did not write; its money is set aside' })
  @ApiOkResponse({ type: SavedAnswer })
  approve(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId }: CommandBody,
  ): Promise<SavedAnswer> {
    return this.rounds.approve(actor, commandId, id);
  }

  @Post(':id/send-back')
  @HttpCode(200)
  @Requires('approve-round')
  @ApiOperation({ summary: 'Send a round back to those who wrote it, with reasons' })
  @ApiOkResponse({ type: SavedAnswer })
  sendBack(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, reasons }: SendBackBody,
  ): Promise<SavedAnswer> {
    return this.rounds.sendBack(actor, commandId, id, { reasons });
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Requires('cancel-round')
  @ApiOperation({ summary: 'Cancel a round from which nothing is awarded, with reasons' })
  @ApiOkResponse({ type: SavedAnswer })
  cancel(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, reasons }: CancelBody,
  ): Promise<SavedAnswer> {
    return this.rounds.cancel(actor, commandId, id, { reasons });
  }
}
