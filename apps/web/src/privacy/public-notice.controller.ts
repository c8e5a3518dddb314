import { Controller, Get, NotFoundException, Param, ParseIntPipe, ParseUUIDPipe } from '@nestjs/common';
import { LAWFUL_BASES, privacyNoticesView, SCHEDULE } from '#data-protection';
import { organisations } from '#identity';
import { roundsView } from '#small-pot-grants';
import { page } from '../answers.js';
import { Public } from '../permissions.js';
import { Shows } from '../seen.js';
import { PublicNotices } from './public-notices.js';
import { kinds, periodInWords } from './words.js';

/** What a funder says about the data that it collects: it is its own controller. */
@Controller('privacy/:organisationId')
export class PublicNoticeController {
  constructor(private readonly notices: PublicNotices) {}

  @Get()
  @Public()
  @Shows(privacyNoticesView, roundsView, organisations)
  latest(@Param('organisationId', ParseUUIDPipe) organisationId: string) {
    return this.page(organisationId);
  }

  /** As it was: who applied under it was told that. */
  @Get(':version')
  @Public()
  @Shows(privacyNoticesView, roundsView, organisations)
  earlier(
    @Param('organisationId', ParseUUIDPipe) organisationId: string, @Param('version', ParseIntPipe) version: number,
  ) {
    return this.page(organisationId, version);
  }

  private async page(organisationId: string, version?: number) {
    const notice = await this.notices.of(organisationId, version);
    if (!notice) throw new NotFoundException('There is no such privacy notice');
    return page('privacy/public-notice', {
      notice, isEarlier: version !== undefined, bases: notice.lawfulBases.map((basis) => LAWFUL_BASES[basis]),
      schedule: SCHEDULE.map(({ kind, months, because }) =>
        ({ kind: kinds[kind], period: periodInWords(months), because })),
      earlier: Array.from({ length: Math.max(notice.version - 1, 0) }, (_, i) => i + 1),
    });
  }
}
