import { Controller } from '@nestjs/common';
import { Public } from '../permissions.js';
import { Answering } from './answering.js';
import { BeneficiariesPages } from './beneficiaries.pages.js';
import { FillingIn } from './filling-in.js';
import { OwnApplications } from './own-applications.js';
import { PlacesForApplicants } from './places-for-applicants.js';

/** Who it is for, and where, as a group fills it in itself. */
@Controller('applications/:id/beneficiaries')
@Public()
export class BeneficiariesController extends BeneficiariesPages {
  constructor(own: OwnApplications, filling: FillingIn, answering: Answering, places: PlacesForApplicants) {
    super(own, filling, answering, places);
  }
}
