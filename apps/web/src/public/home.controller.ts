import { Controller, Get } from '@nestjs/common';
import { privacyNoticesView } from '#data-protection';
import { organisations } from '#identity';
import { applicationsView, Register, roundsView } from '#small-pot-grants';
import { page } from '../answers.js';
import { Public } from '../permissions.js';
import { PublicNotices } from '../privacy/public-notices.js';
import { Shows } from '../seen.js';
import { PublicRounds } from './rounds/public-rounds.js';

/** On the front page; the others are one click away. */
const mostRounds = 3;

/** The pages about the site itself. */
@Controller()
export class HomeController {
  constructor(
    private readonly rounds: PublicRounds, private readonly register: Register, private readonly notices: PublicNotices,
  ) {}

  @Get()
  @Public()
  @Shows(roundsView, applicationsView, organisations)
  async home() {
    const { rounds } = await this.rounds.find();
    const open = rounds.filter(({ phase }) => phase === 'open').slice(0, mostRounds);
    return page('public/home', { open, totals: await this.register.totals() });
  }

  @Get('privacy')
  @Public()
  @Shows(roundsView, privacyNoticesView, organisations)
  async privacy() {
    return page('public/privacy', { controllers: await this.notices.all() });
  }

  @Get('accessibility')
  @Public()
  accessibility() {
    return page('public/accessibility');
  }
}
