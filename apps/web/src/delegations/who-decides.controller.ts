import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { delegations, organisations } from '#identity';
import { page } from '../answers.js';
import { Public } from '../permissions.js';
import { Shows } from '../seen.js';
import { Schemes } from './schemes.js';

/** Everybody may know who decides on how much of the public's money. */
@Controller('who-decides')
@Public()
export class WhoDecidesController {
  constructor(private readonly schemes: Schemes) {}

  @Get()
  @Shows(delegations, organisations)
  async list() {
    return page('delegations/funders', { funders: await this.schemes.all() });
  }

  @Get(':organisationId')
  @Shows(delegations, organisations)
  async show(@Param('organisationId', ParseUUIDPipe) organisationId: string) {
    const scheme = await this.schemes.of(organisationId, { names: false });
    if (!scheme) throw new NotFoundException('There is no such funder');
    return page('delegations/who-decides', { scheme });
  }
}
