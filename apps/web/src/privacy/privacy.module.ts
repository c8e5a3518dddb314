import { Module } from '@nestjs/common';
import { AccessController } from './access.controller.js';
import { ErasureController } from './erasure.controller.js';
import { ErasuresController } from './erasures.controller.js';
import { OwnDataController } from './own-data.controller.js';
import { ReadingsController } from './readings.controller.js';
import { RetentionController } from './retention.controller.js';

/** What data protection officers do. `new` has to be asked about before any id. */
@Module({
  controllers: [
    AccessController, ErasuresController, ErasureController, OwnDataController, ReadingsController, RetentionController,
  ],
})
export class PrivacyPagesModule {}
