import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { organisations } from '#identity';
import { MOST_PENCE } from '#kernel';
import { applicationsView, roundsView } from '#small-pot-grants';
import { Public } from '../../permissions.js';
import { PublicRounds } from '../../public/rounds/public-rounds.js';
import { RoundDetails } from '../../public/rounds/round-details.js';
import { Shows } from '../../seen.js';
import { roundAnswer, RoundsAnswer, RoundWithTerms, roundWithTerms } from './rounds.answers.js';

const phases = ['coming', 'open', 'closed', 'cancelled'] as const;

class RoundsQuery {
  @ApiPropertyOptional({ description: 'A ward, town or district, or a ward’s code' })
  @IsOptional() @IsString() @MaxLength(100) place?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'Rounds in which a group can ask for so many pence' })
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(MOST_PENCE) pence?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Rounds that stay open for at least so many days' })
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(3_650) daysLeft?: number;

  @ApiPropertyOptional({ enum: phases })
  @IsOptional() @IsIn(phases) phase?: (typeof phases)[number];
}

/** Rounds for everybody's programs. */
@ApiTags('public')
@Controller('api/rounds')
@Public()
export class PublicRoundsController {
  constructor(private readonly rounds: PublicRounds, private readonly details: RoundDetails) {}

  @Get()
  @Shows(roundsView, applicationsView, organisations)
  @ApiOperation({ summary: 'Rounds that anybody may see, the one that closes first coming first' })
  @ApiOkResponse({ type: RoundsAnswer })
  async find(@Query() { phase, ...wish }: RoundsQuery): Promise<RoundsAnswer> {
    const { rounds } = await this.rounds.find(wish);
    return { rounds: rounds.filter((round) => phase === undefined || round.phase === phase).map(roundAnswer) };
  }

  @Get(':id')
  @Shows(roundsView, applicationsView, organisations)
  @ApiOperation({ summary: 'A round with all its terms' })
  @ApiOkResponse({ type: RoundWithTerms })
  async one(@Param('id') id: string): Promise<RoundWithTerms> {
    const round = await this.rounds.one(id);
    return roundWithTerms(round, (await this.details.of(round)).shares);
  }
}
