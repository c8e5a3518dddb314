import { Controller } from '@nestjs/common';
import { Answering } from '../apply/answering.js';
import { AnswersPages } from '../apply/answers.pages.js';
import { FillingIn } from '../apply/filling-in.js';
import { Requires } from '../permissions.js';
import { HelpedApplications } from './helped-applications.js';

/** The pages of the form, as somebody fills them in for a group. */
@Controller('helping/:id')
@Requires('fill-in-for-groups')
export class HelpedAnswersController extends AnswersPages {
  constructor(own: HelpedApplications, filling: FillingIn, answering: Answering) {
    super(own, filling, answering);
  }
}
