import { Controller } from '@nestjs/common';
import { Public } from '../permissions.js';
import { Answering } from './answering.js';
import { AnswersPages } from './answers.pages.js';
import { FillingIn } from './filling-in.js';
import { OwnApplications } from './own-applications.js';

/** The pages of the form, as a group fills them in itself. */
@Controller('applications/:id')
@Public()
export class AnswersController extends AnswersPages {
  constructor(own: OwnApplications, filling: FillingIn, answering: Answering) {
    super(own, filling, answering);
  }
}
