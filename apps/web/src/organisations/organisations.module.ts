import { Module } from '@nestjs/common';
import { SmallPotGrantsModule } from '#small-pot-grants';
import { CorrectController } from './correct.controller.js';
import { MergeController } from './merge.controller.js';
import { NewOrganisationController } from './new-organisation.controller.js';
import { OrganisationPages } from './organisation-pages.js';
import { OrganisationsController } from './organisations.controller.js';

/** The records of organisations. `new` comes before what takes any id. */
@Module({
  imports: [SmallPotGrantsModule],
  controllers: [NewOrganisationController, OrganisationsController, CorrectController, MergeController],
  providers: [OrganisationPages],
})
export class OrganisationsModule {}
