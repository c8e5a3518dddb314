import { Controller, Get, Post } from '@nestjs/common';
import { type Actor, Directory, organisations } from '#identity';
import { planningLimits as limits, PlanningApplications } from '#s106-contributions';
import { page, seeOther } from '../../answers.js';
import { Day, Email, Text, WholeNumber } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { WardsTyped } from '../wards-typed.js';

class PlanningApplicationForm extends Form {
  @Text({ most: 40 }) funderId!: string;
  @Text({ most: 40, missing: 'Enter the reference of the planning register' }) reference!: string;
  @Text({ most: limits.site, missing: 'Enter what the site is called' }) site!: string;
  @Text({ most: 1_000, missing: 'Enter at least one ward' }) wardCodes!: string;
  @WholeNumber('Enter how many homes') dwellings!: number;
  @Text({ most: limits.developer, missing: 'Enter who the developer is' }) developer!: string;
  @Email({ most: limits.email }) developerEmail!: string;
  @Day('Enter the day on which it came in') receivedOn!: string;
}

/** A major planning application came in. */
@Controller('s106/planning/new')
@Requires('consult-sector')
export class RecordPlanningController {
  constructor(
    private readonly service: PlanningApplications, private readonly wards: WardsTyped,
    private readonly directory: Directory,
  ) {}

  @Get()
  @Shows(organisations)
  async ask(@CurrentActor() actor: Actor) {
    const names = await this.directory.organisationNames(actor.organisationsWhere('consult-sector'));
    return page('s106/planning/new', { councils: [...names].map(([value, text]) => ({ value, text })) });
  }

  @Post()
  record(
    @CurrentActor() actor: Actor, @Submitted(PlanningApplicationForm) form: Submission<PlanningApplicationForm>,
  ) {
    return form.accept(async ({ commandId, wardCodes, funderId, ...wish }) => {
      const councils = actor.organisationsWhere('consult-sector');
      const council = councils.find((id) => id === funderId) ?? councils[0]!;
      const codes = await this.wards.codesOf(wardCodes, 'wardCodes');
      const { id, ...saved } =
        await this.service.record(actor, commandId, { ...wish, funderId: council, wardCodes: codes });
      return seeOther(`/s106/planning/${id}`, saved);
    }, () => this.ask(actor));
  }
}
