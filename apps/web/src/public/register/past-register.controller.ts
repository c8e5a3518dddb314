import { Controller, Get } from '@nestjs/common';
import { applicationsView, GrantsAsAt } from '#small-pot-grants';
import { AsAtForm, ChangesForm } from '../../as-at/moments.js';
import { Sheets } from '../../as-at/sheets.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { Public } from '../../permissions.js';
import { Shows } from '../../seen.js';

const subject = { title: 'Register of grants', caption: 'For everybody', back: '/register', here: '/register' };

/** The register as it stood at any time, and what changed in it between two times. */
@Controller('register')
@Public()
export class PastRegisterController {
  constructor(private readonly grants: GrantsAsAt, private readonly sheets: Sheets) {}

  @Get('as-at')
  @Shows(applicationsView)
  asAt(@Submitted(AsAtForm) form: Submission<AsAtForm>) {
    return this.sheets.asAt(form, subject, (until) => this.grants.register(until));
  }

  @Get('changes')
  @Shows(applicationsView)
  changes(@Submitted(ChangesForm) form: Submission<ChangesForm>) {
    return this.sheets.changes(form, subject, (until) => this.grants.register(until));
  }
}
