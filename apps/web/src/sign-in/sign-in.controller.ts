import { Controller, Get, Query } from '@nestjs/common';
import { Configuration } from '#configuration';
import { canSendCodes } from '#sign-in';
import { page } from '../answers.js';
import { Public } from '../permissions.js';
import { ThenQuery } from './then.js';

/** The door. A demo has another one. */
@Controller('sign-in')
export class SignInController {
  constructor(private readonly configuration: Configuration) {}

  @Get()
  @Public()
  ask(@Query() { then }: ThenQuery) {
    const { signIn: { provider } } = this.configuration;
    return page('sign-in/email', { canSend: canSendCodes(this.configuration), provider: provider?.name })
      .filledIn({ then });
  }
}
