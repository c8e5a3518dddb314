import { Module } from '@nestjs/common';
import { DelegationController } from './delegation.controller.js';
import { DelegationsController } from './delegations.controller.js';
import { DutiesController } from './duties.controller.js';
import { Schemes } from './schemes.js';
import { WhoDecidesController } from './who-decides.controller.js';

/** Who may decide up to which sum: kept by administrators and monitoring officers, read by everybody. */
@Module({
  // The duties stand before the delegations, whose addresses have any id in their place.
  controllers: [DutiesController, DelegationController, DelegationsController, WhoDecidesController],
  providers: [Schemes],
})
export class DelegationsModule {}
