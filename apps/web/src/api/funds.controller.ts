import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { fundLimits, Funds } from '#small-pot-grants';
import { CurrentActor, Requires } from '../permissions.js';
import { CommandBody, CreatedAnswer } from './bodies.js';
import { Id, Pence, SomeWords, Words } from './fields.js';

class NewFundBody extends CommandBody {
  @Id('The organisation whose fund it is') funderId!: string;
  @Words(fundLimits.name) name!: string;
  @Words(fundLimits.source) source!: string;
  @Words(fundLimits.financialYear) financialYear!: string;
  @SomeWords(fundLimits.restriction) restriction?: string;
  @SomeWords(fundLimits.donor) donor?: string;
  @Words(fundLimits.costCode) costCode!: string;
  @Pence() amountPence!: number;
}

@ApiTags('funds')
@Controller('api/funds')
export class FundsController {
  constructor(private readonly funds: Funds) {}

  @Post()
  @Requires('manage-funds')
  @ApiOperation({ summary: 'Register money that a funder has for one financial year' })
  @ApiCreatedResponse({ type: CreatedAnswer })
  async register(@CurrentActor() actor: Actor, @Body() body: NewFundBody): Promise<CreatedAnswer> {
    const { commandId, restriction = '', donor = '', ...wish } = body;
    const fund = { ...wish, restriction, donor, fundId: commandId };
    return { id: commandId, ...await this.funds.register(actor, commandId, fund) };
  }
}
