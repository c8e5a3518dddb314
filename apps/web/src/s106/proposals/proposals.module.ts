import { Module } from '@nestjs/common';
import { PlacesModule } from '#places';
import { S106ContributionsModule } from '#s106-contributions';
import { ConsultationPages } from '../consultations/consultation-pages.js';
import { WardsTyped } from '../wards-typed.js';
import { DecideProposalController } from './decide.controller.js';
import { ProposalController } from './proposal.controller.js';
import { ProposalForms } from './proposal-forms.js';
import { ProposeController } from './propose.controller.js';
import { NewProposalController } from './new-proposal.controller.js';

/** What groups propose, and what the council decides. */
@Module({
  imports: [PlacesModule, S106ContributionsModule],
  controllers: [ProposeController, NewProposalController, ProposalController, DecideProposalController],
  providers: [ConsultationPages, ProposalForms, WardsTyped],
})
export class ProposalPagesModule {}
