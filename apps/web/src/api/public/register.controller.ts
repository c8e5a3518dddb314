import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { organisations } from '#identity';
import { applicationsView, roundsView } from '#small-pot-grants';
import { Public } from '../../permissions.js';
import { PublicRegister } from '../../public/register/public-register.js';
import { Shows } from '../../seen.js';
import { RegisterAnswer, registerAnswer } from './register.answers.js';

class RegisterQuery {
  @ApiPropertyOptional({ description: 'In the group’s name, the project’s title, the place or the reference' })
  @IsOptional() @IsString() @MaxLength(100) text?: string;

  @ApiPropertyOptional({ description: 'A ward, town or district, or a ward’s code' })
  @IsOptional() @IsString() @MaxLength(100) place?: string;

  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(100) funderId?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(100) roundId?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, default: 1 })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) page?: number;
}

/** The register for everybody's programs; all of it at once, as open data, is at /register.json. */
@ApiTags('public')
@Controller('api/register')
@Public()
export class RegisterController {
  constructor(private readonly register: PublicRegister) {}

  @Get()
  @Shows(applicationsView, roundsView, organisations)
  @ApiOperation({ summary: 'Awards, the latest first, with the reasons for each' })
  @ApiOkResponse({ type: RegisterAnswer })
  async page(@Query() { page = 1, ...wish }: RegisterQuery): Promise<RegisterAnswer> {
    return registerAnswer(await this.register.page(wish, page));
  }
}
