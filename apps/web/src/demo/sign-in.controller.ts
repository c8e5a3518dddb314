import { Body, Controller, Get, NotFoundException, Post, Query } from '@nestjs/common';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import { Directory, organisations, people } from '#identity';
import { page, seeOther } from '../answers.js';
import { Public } from '../permissions.js';
import { Shows } from '../seen.js';
import { peopleByOrganisation } from './people-by-organisation.js';

/** A page of this site and of no other. */
const ownPage = /^\/(?![/\\])[^\s\\]*$/;

export class SignInQuery {
  @IsOptional() @Matches(ownPage) then?: string;
}

export class SignInForm extends SignInQuery {
  @IsUUID() personId!: string;
}

/** In a demo, anybody is whoever they pick. This controller is not there otherwise. */
@Controller('sign-in')
export class DemoSignInController {
  constructor(private readonly directory: Directory) {}

  @Get()
  @Public()
  @Shows(organisations, people)
  async choose(@Query() { then }: SignInQuery) {
    const groups = peopleByOrganisation(await this.directory.people(), await this.directory.organisations());
    return page('demo/sign-in', { groups, then });
  }

  @Post()
  @Public()
  async signIn(@Body() { personId, then = '/' }: SignInForm) {
    if (!(await this.directory.person(personId))) throw new NotFoundException('There is no such person');
    return seeOther(then).as(personId);
  }
}
