import { Controller, Get, Param, Post } from '@nestjs/common';
import { Directory } from '#identity';
import { Invitations } from '#sign-in';
import { type Answer, page, seeOther } from '../answers.js';
import { homeOf } from '../home-of.js';
import { Public } from '../permissions.js';

/** A link that `moothall invite` printed, for who comes first and has nobody to invite them. */
@Controller('sign-in/invitation')
export class InvitationController {
  constructor(private readonly invitations: Invitations, private readonly directory: Directory) {}

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
    return seeOther(homeOf(await this.directory.actor(personId))).as(personId);
  }
}
