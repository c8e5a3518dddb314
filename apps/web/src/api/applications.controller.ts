import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Actor } from '#identity';
import { Applications, WaysBack } from '#small-pot-grants';
import { Starting } from '../apply/starting.js';
import { CurrentActor, Public, SignedIn, Visitor } from '../permissions.js';
import { Session } from '../session.js';
import { StartBody, StartedAnswer, SubmitBody } from './applications.bodies.js';
import { CommandBody, SavedAnswer } from './bodies.js';

/** What groups do. Whoever starts an application is its applicant: the session cookie says so from then on. */
@ApiTags('applications')
@Controller('api/applications')
export class ApplicationsController {
  constructor(
    private readonly applications: Applications, private readonly starting: Starting,
    private readonly waysBack: WaysBack, private readonly session: Session,
  ) {}

  @Post()
  @Public()
  @ApiOperation({ summary: 'Pass the eligibility check and start an application' })
  @ApiCreatedResponse({ type: StartedAnswer })
  async start(
    @Visitor() visitor: Actor | undefined, @Body() { commandId, ...passed }: StartBody,
    @Req() request: Request, @Res({ passthrough: true }) response: Response,
  ): Promise<StartedAnswer> {
    const { applicationId: id, personId, reference, saved } = await this.starting.start(visitor, commandId, passed);
    const { code: returnCode } = await this.waysBack.of(new Actor(personId), id);
    await this.session.begin(request, response, { personId });
    return { ...saved, id, reference, returnCode };
  }

  @Post(':id/submit')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: 'Send it' })
  @ApiOkResponse({ type: SavedAnswer })
  submit(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, declared }: SubmitBody,
  ): Promise<SavedAnswer> {
    return this.applications.submit(actor, commandId, id, { declared });
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: 'Take it back, at any time before a grant is accepted' })
  @ApiOkResponse({ type: SavedAnswer })
  withdraw(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: CommandBody): Promise<SavedAnswer> {
    return this.applications.withdraw(actor, body.commandId, id);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: 'Accept the grant that is offered' })
  @ApiOkResponse({ type: SavedAnswer })
  accept(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: CommandBody): Promise<SavedAnswer> {
    return this.applications.accept(actor, body.commandId, id);
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: 'Turn down the grant that is offered' })
  @ApiOkResponse({ type: SavedAnswer })
  refuse(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: CommandBody): Promise<SavedAnswer> {
    return this.applications.refuse(actor, body.commandId, id);
  }
}
