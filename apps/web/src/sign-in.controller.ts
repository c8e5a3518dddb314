import { Controller, Get } from '@nestjs/common';
import { page } from './answers.js';
import { Public } from './permissions.js';

/** Outside a demo nobody can sign in yet; the page says so. */
@Controller('sign-in')
export class SignInController {
  @Get()
  @Public()
  tell() {
    return page('layout/no-sign-in');
  }
}
