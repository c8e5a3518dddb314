import { Controller, Get } from '@nestjs/common';
import { Directory, organisations } from '#identity';
import { Questions, scrutinyQuestions } from '#scrutiny';
import { page } from '../../answers.js';
import { Public } from '../../permissions.js';
import { Shows } from '../../seen.js';

/** For everybody: questions about no single decision, with their answers. The others stand in a decision's trail. */
@Controller('questions-of-scrutiny')
@Public()
export class PublicQuestionsController {
  constructor(private readonly questions: Questions, private readonly directory: Directory) {}

  @Get()
  @Shows(scrutinyQuestions, organisations)
  async list() {
    const items = await this.questions.publicOnes();
    const names = await this.directory.organisationNames(items.map(({ organisationId }) => organisationId));
    return page('scrutiny/questions/public-questions',
      { items: items.map((item) => ({ ...item, council: names.get(item.organisationId) })) });
  }
}
