import { Controller } from '@nestjs/common';
import { Answering } from '../apply/answering.js';
import { BeneficiariesPages } from '../apply/beneficiaries.pages.js';
import { FillingIn } from '../apply/filling-in.js';
import { PlacesForApplicants } from '../apply/places-for-applicants.js';
import { Requires } from '../permissions.js';
import { HelpedApplications } from './helped-applications.js';

/** Who it is for, and where, as somebody fills it in for a group. */
@Controller('helping/:id/beneficiaries')
@Requires('fill-in-for-groups')
export class HelpedBeneficiariesController extends BeneficiariesPages {
  constructor(own: HelpedApplications, filling: FillingIn, answering: Answering, places: PlacesForApplicants) {
    super(own, filling, answering, places);
  }
}
