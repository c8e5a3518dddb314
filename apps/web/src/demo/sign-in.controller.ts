import { Body, Controller, Get, NotFoundException, Post, Query } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import { Directory, organisations, people } from '#identity';
import { page, seeOther } from '../answers.js';
import { homeOf } from '../home-of.js';
import { Public } from '../permissions.js';
import { Shows } from '../seen.js';
import { ThenQuery } from '../sign-in/then.js';
import { peopleByOrganisation } from './people-by-organisation.js';

export class SignInForm extends ThenQuery {
  @IsUUID() personId!: string;
}

/** In a demo, anybody is whoever they pick. This controller is not there otherwise. */
@Controller('sign-in')
export class DemoSignInController {
  constructor(private readonly directory: Directory) {}

  @Get()
  @Public()
  @Shows(organisations, people)
  async choose(@Query() { then }: ThenQuery) {
    const groups = peopleByOrganisation(await this.directory.people(), await this.directory.organisations());
    return page('demo/sign-in', { groups, then });
  }

  @Post()
  @Public()
  async signIn(@Body() { personId, then }: SignInForm) {
    if (!(await this.directory.person(personId))) throw new NotFoundException('There is no such person');
    return seeOther(then ?? homeOf(await this.directory.actor(personId))).as(personId);
  }
}
