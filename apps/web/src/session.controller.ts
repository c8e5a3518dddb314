import { Controller, Get, Post } from '@nestjs/common';
import { page, seeOther } from './answers.js';
import { Public } from './permissions.js';

/** Leaving: on a library's computer, say, which somebody else will use next. */
@Controller('sign-out')
export class SessionController {
  @Get()
  @Public()
  ask() {
    return page('layout/sign-out');
  }

  @Post()
  @Public()
  leave() {
    return seeOther('/').as(null);
  }
}
