import { Controller, Get } from '@nestjs/common';
import { SentMails } from '#mail';
import { page } from '../answers.js';
import { Public } from '../permissions.js';

/** In a demo, everybody reads everybody's mail. This controller is not there otherwise. */
@Controller('demo/mail')
export class DemoMailController {
  constructor(private readonly mails: SentMails) {}

  @Get()
  @Public()
  async list() {
    return page('demo/mail', { mails: await this.mails.list() });
  }
}
