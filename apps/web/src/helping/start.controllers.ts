import { Controller } from '@nestjs/common';
import { FillingInForGroups, RoundQueries } from '#small-pot-grants';
import { Requires } from '../permissions.js';
import { StartPages } from './start.pages.js';

/** A helper begins for a group in any round. */
@Controller('helping/rounds/:id')
@Requires('begin-for-groups')
export class HelperStartController extends StartPages {
  constructor(rounds: RoundQueries, service: FillingInForGroups) {
    super('helper', rounds, service);
  }
}

/** An officer takes in a form that came on paper, or that a group told by telephone, for a round of their funder. */
@Controller('funder/rounds/:id/for-a-group')
@Requires('take-paper-forms')
export class OfficerStartController extends StartPages {
  constructor(rounds: RoundQueries, service: FillingInForGroups) {
    super('officer', rounds, service);
  }
}
