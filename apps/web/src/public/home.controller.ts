import { Controller, Get } from '@nestjs/common';
import { page } from '../answers.js';
import { Public } from '../permissions.js';

/** The pages about the site itself. */
@Controller()
export class HomeController {
  @Get()
  @Public()
  home() {
    return page('public/home');
  }

  @Get('privacy')
  @Public()
  privacy() {
    return page('public/privacy');
  }

  @Get('accessibility')
  @Public()
  accessibility() {
    return page('public/accessibility');
  }
}
