import { Controller, Get } from '@nestjs/common';
import { erasuresView, informationRequestsView, Retention, SCHEDULE } from '#data-protection';
import type { Actor } from '#identity';
import { applicationsView } from '#small-pot-grants';
import { page } from '../answers.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { kinds } from './words.js';

/** What has been kept for long enough. Nothing goes by itself: each is asked for, and two people approve it. */
@Controller('data-protection/retention')
@Requires('see-retention')
export class RetentionController {
  constructor(private readonly retention: Retention) {}

  @Get()
  @Shows(applicationsView, erasuresView, informationRequestsView)
  async list(@CurrentActor() actor: Actor) {
    return page('privacy/retention', { due: await this.retention.due(actor), schedule: SCHEDULE, kinds });
  }
}
