import { Controller, Get, Param, Post } from '@nestjs/common';
import { Checkpoints, EventStore } from '#event-store';
import { Directory, people } from '#identity';
import { Invitations } from '#sign-in';
import { type Answer, page, seeOther } from '../answers.js';
import { homeOf } from '../home-of.js';
import { Public } from '../permissions.js';

/** A link that `moothall invite` printed, for who comes first and has nobody to invite them. */
@Controller('sign-in/invitation')
export class InvitationController {
  constructor(
    private readonly invitations: Invitations, private readonly directory: Directory,
    private readonly store: EventStore, private readonly checkpoints: Checkpoints,
  ) {}

  @Get(':token')
  @Public()
  async greet(@Param('token') token: string) {
    return page(await this.invitations.behind(token) === undefined ? 'sign-in/old-invitation' : 'sign-in/invitation');
  }

  @Post(':token')
  @Public()
  async open(@Param('token') token: string): Promise<Answer> {
    const personId = await this.invitations.open(token);
    if (personId === undefined) return page('sign-in/old-invitation');
    await this.checkpoints.waitFor(people, await this.store.head()); // another process has only just given them a role
    return seeOther(homeOf(await this.directory.actor(personId))).as(personId);
  }
}
