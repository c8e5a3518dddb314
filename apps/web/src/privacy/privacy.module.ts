import { Module } from '@nestjs/common';
import { SmallPotGrantsModule } from '#small-pot-grants';
import { AccessController } from './access.controller.js';
import { CaseController } from './case.controller.js';
import { ErasureController } from './erasure.controller.js';
import { ErasuresController } from './erasures.controller.js';
import { NoticesController } from './notices.controller.js';
import { OwnDataController } from './own-data.controller.js';
import { PublicNoticeController } from './public-notice.controller.js';
import { PublicNotices } from './public-notices.js';
import { ReadingsController } from './readings.controller.js';
import { RequestController } from './request.controller.js';
import { RequestsController } from './requests.controller.js';
import { RetentionController } from './retention.controller.js';
import { WhyController } from './why.controller.js';

/** What data protection officers do, and what people read about their data. `new` has to come before any id. */
@Module({
  imports: [SmallPotGrantsModule],
  controllers: [
    AccessController, ErasuresController, ErasureController, NoticesController, OwnDataController,
    PublicNoticeController, ReadingsController, RequestsController, RequestController, CaseController,
    RetentionController, WhyController,
  ],
  providers: [PublicNotices],
  exports: [PublicNotices],
})
export class PrivacyPagesModule {}
