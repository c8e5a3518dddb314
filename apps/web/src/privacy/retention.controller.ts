import { Controller, Get } from '@nestjs/common';
import { erasuresView, Retention, SCHEDULE } from '#data-protection';
import type { Actor } from '#identity';
import { applicationsView } from '#small-pot-grants';
import { page } from '../answers.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';

const kinds = {
  award: 'Application that was paid', 'unsuccessful-application': 'Application without a grant',
  'unsent-draft': 'Application that was never sent',
} as const;

/** What has been kept for long enough. Nothing goes by itself: each is asked for, and two people approve it. */
@Controller('data-protection/retention')
@Requires('see-retention')
export class RetentionController {
  constructor(private readonly retention: Retention) {}

  @Get()
  @Shows(applicationsView, erasuresView)
  async list(@CurrentActor() actor: Actor) {
    return page('privacy/retention', { due: await this.retention.due(actor), schedule: SCHEDULE, kinds });
  }
}
