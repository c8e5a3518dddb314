import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength, ValidateBy } from 'class-validator';
import { isDay } from '#kernel';
import { applicationLimits as limits } from '#small-pot-grants';
import { EMAIL } from '../forms/fields.js';
import { CommandBody, SavedAnswer } from './bodies.js';
import { Id, ListOf, OneOf, Pence, SomeWords, Words } from './fields.js';

const Day = () => applyDecorators(
  ApiProperty({ format: 'date', example: '2027-09-01' }),
  ValidateBy({ name: 'day', validator: {
    validate: (value: unknown) => typeof value === 'string' && isDay(value),
    defaultMessage: () => 'Write a day like 2027-09-01',
  } }));

class EligibilityAnswerBody {
  @Id() questionId!: string;
  @OneOf(['yes', 'no']) answer!: 'yes' | 'no';
}

/** The command’s id is the applicant’s key to what it starts: make a new one, and keep it to yourself. */
export class StartBody extends CommandBody {
  @Id('A round that is open') roundId!: string;
  /** An answer to each question of the round. */
  @ListOf(EligibilityAnswerBody, 20) eligibility!: EligibilityAnswerBody[];
}

export class StartedAnswer extends SavedAnswer {
  @ApiProperty({ description: 'The application’s' }) id!: string;
  @ApiProperty({ example: 'MH-7K3M2Q9X' }) reference!: string;
  @ApiProperty({ example: 'ABCD-EFGH-JK', description: 'With the reference, the way back on any device' })
  returnCode!: string;
}

export class GroupBody extends CommandBody {
  @Words(limits.name) name!: string;
  @Words(limits.about) about!: string;
  @SomeWords(limits.number) number?: string;
}

export class ProjectBody extends CommandBody {
  @Words(limits.title) title!: string;
  @Words(limits.description) description!: string;
}

export class BeneficiariesBody extends CommandBody {
  @Words(limits.who) who!: string;
  @Words(limits.place) place!: string;
  @ApiProperty({ type: String, nullable: true, required: false, description: 'Null: an officer finds it' })
  @IsOptional() @IsString() @MaxLength(20) wardCode?: string | null;
}

export class DatesBody extends CommandBody {
  @Day() startsOn!: string;
  @Day() endsOn!: string;
}

class CostLineBody {
  @Words(limits.item) item!: string;
  @Pence() pence!: number;
}

export class CostsBody extends CommandBody {
  @ListOf(CostLineBody, limits.lines) lines!: CostLineBody[];
}

export class OutcomeBody extends CommandBody {
  @Words(limits.outcome) outcome!: string;
}

export class ContactBody extends CommandBody {
  @Words(limits.contactName) name!: string;
  @Words(limits.email) @Matches(EMAIL, { message: 'Enter an email address, like name@example.org' }) email!: string;
  @SomeWords(limits.phone) phone?: string;
}

export class SubmitBody extends CommandBody {
  @ApiProperty({ enum: [true], description: 'What is written is true, and the group has agreed to apply' })
  @ValidateBy({ name: 'declared', validator: {
    validate: (value: unknown) => value === true, defaultMessage: () => 'Declare that it is true',
  } })
  declared!: boolean;
}
