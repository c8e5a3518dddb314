import { ApiProperty } from '@nestjs/swagger';
import type { Award, AwardsPage } from '../../public/register/public-register.js';

const pence = { type: 'integer', description: 'Pence' } as const;
const unlessWithheld = { type: String, nullable: true, description: 'Null where it is withheld' } as const;

class AwardAnswer {
  @ApiProperty() reference!: string;
  @ApiProperty({ enum: ['awarded', 'accepted', 'refused', 'lapsed', 'withdrawn'] }) status!: string;
  @ApiProperty({ description: 'False where the group did not take the grant up' }) stands!: boolean;
  @ApiProperty(unlessWithheld) group!: string | null;
  @ApiProperty({ ...unlessWithheld, description: 'A charity or company number; null where there is none, or withheld' })
  number!: string | null;
  @ApiProperty() title!: string;
  @ApiProperty() description!: string;
  @ApiProperty(unlessWithheld) place!: string | null;
  @ApiProperty({ ...unlessWithheld, description: 'Null where it is withheld, or not known' }) ward!: string | null;
  @ApiProperty({ ...unlessWithheld, description: 'Null where it is withheld, or not known' }) wardCode!: string | null;
  @ApiProperty({ enum: ['group', 'place'], isArray: true }) withheld!: readonly string[];
  @ApiProperty({ type: String, nullable: true }) withheldReason!: string | null;
  @ApiProperty({ format: 'date' }) startsOn!: string;
  @ApiProperty({ format: 'date' }) endsOn!: string;
  @ApiProperty(pence) askedPence!: number;
  @ApiProperty(pence) awardedPence!: number;
  @ApiProperty({ format: 'date-time' }) awardedAt!: string;
  @ApiProperty() reasons!: string;
  @ApiProperty() roundId!: string;
  @ApiProperty() round!: string;
  @ApiProperty() funderId!: string;
  @ApiProperty() funder!: string;
  @ApiProperty({ description: 'Where to read how it was decided' }) decision!: string;
}

export class RegisterAnswer {
  @ApiProperty({ description: 'How many awards fit, on all pages' }) found!: number;
  @ApiProperty({ description: 'How many of them stand' }) standing!: number;
  @ApiProperty({ ...pence, description: 'What stands of them, in pence' }) standingPence!: number;
  @ApiProperty() page!: number;
  @ApiProperty() pages!: number;
  @ApiProperty({ type: [AwardAnswer] }) awards!: AwardAnswer[];
}

export const registerAnswer = ({ awards, ...rest }: AwardsPage): RegisterAnswer =>
  ({ ...rest, awards: awards.map(awardAnswer) });

const awardAnswer = ({ settledAt: _, ...award }: Award): AwardAnswer =>
  ({ ...award, decision: `/api/decisions/${award.reference}` });
