import { Controller, Get } from '@nestjs/common';
import { seeOther } from '../answers.js';
import { Public } from '../permissions.js';

/** Whoever tries the address of the API finds its description. */
@Controller('api')
@Public()
export class DescriptionController {
  @Get()
  lead() {
    return seeOther('/api/openapi.json');
  }
}
