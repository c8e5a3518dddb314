import { ApiProperty } from '@nestjs/swagger';
import type { NeighbourhoodShare } from '../../public/rounds/round-details.js';
import type { PublicRound } from '../../public/rounds/public-rounds.js';

const pence = { type: 'integer', description: 'Pence' } as const;
const moment = { format: 'date-time' } as const;

export class RoundAnswer {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() purpose!: string;
  @ApiProperty() contact!: string;
  @ApiProperty({ description: 'The funder’s name' }) funder!: string;
  @ApiProperty() funderId!: string;
  @ApiProperty({ enum: ['coming', 'open', 'closed', 'cancelled'] }) phase!: string;
  @ApiProperty({ nullable: true, type: String, description: 'Why it was cancelled, if it was' })
  cancelledBecause!: string | null;
  @ApiProperty(moment) opensAt!: string;
  @ApiProperty(moment) closesAt!: string;
  @ApiProperty() areaName!: string;
  @ApiProperty(pence) potPence!: number;
  @ApiProperty(pence) smallestPence!: number;
  @ApiProperty(pence) largestPence!: number;
  @ApiProperty({ description: 'How many applications were sent and not withdrawn' }) applied!: number;
  @ApiProperty({ ...pence, description: 'What those ask for, in pence' }) askedPence!: number;
  @ApiProperty({ description: 'How many were withdrawn after they were sent' }) withdrew!: number;
  @ApiProperty() awarded!: number;
  @ApiProperty(pence) awardedPence!: number;
  @ApiProperty() declined!: number;
  @ApiProperty(pence) leftPence!: number;
}

export class RoundsAnswer {
  @ApiProperty({ type: [RoundAnswer] }) rounds!: RoundAnswer[];
}

class QuestionAnswer {
  @ApiProperty() question!: string;
  @ApiProperty({ enum: ['yes', 'no'], description: 'The answer with which a group may apply' }) passes!: string;
}

class CriterionAnswer {
  @ApiProperty() name!: string;
  @ApiProperty() guidance!: string;
  @ApiProperty() weightPercent!: number;
}

class NeighbourhoodAnswer {
  @ApiProperty() name!: string;
  @ApiProperty() population!: number;
  @ApiProperty({ type: [String], description: 'The names of its wards' }) wards!: readonly string[];
  @ApiProperty({ ...pence, nullable: true, description: 'The most it can have; null where the pot is not per head' })
  ceilingPence!: number | null;
  @ApiProperty({ ...pence, nullable: true, description: 'Without what is withheld; null until the round has closed' })
  awardedPence!: number | null;
}

export class RoundWithTerms extends RoundAnswer {
  @ApiProperty({ type: [QuestionAnswer] }) eligibility!: QuestionAnswer[];
  @ApiProperty({ type: [CriterionAnswer] }) criteria!: CriterionAnswer[];
  @ApiProperty({ type: [String], description: 'What the scores 0 to 4 mean' }) scale!: readonly string[];
  @ApiProperty() daysToAccept!: number;
  @ApiProperty() how!: string;
  @ApiProperty() decidedBy!: string;
  @ApiProperty() authority!: string;
  @ApiProperty({ type: [NeighbourhoodAnswer] }) neighbourhoods!: readonly NeighbourhoodAnswer[];
}

/** Only what is public of a round: not who wrote it, nor what is left for each neighbourhood. */
export function roundAnswer(round: PublicRound): RoundAnswer {
  const { id, funder, funderId, phase, applied, askedPence, withdrew } = round;
  const { awarded, awardedPence, declined, leftPence } = round;
  const { about, money, area } = termsOf(round);
  return {
    id, name: about.name, purpose: about.purpose, contact: about.contact, funder, funderId, phase,
    cancelledBecause: phase === 'cancelled' ? round.remark : null, opensAt: round.opensAt!, closesAt: round.closesAt!,
    areaName: area.areaName, potPence: money.potPence, smallestPence: money.smallestPence,
    largestPence: money.largestPence, applied, askedPence, withdrew, awarded, awardedPence, declined, leftPence,
  };
}

export function roundWithTerms(round: PublicRound, neighbourhoods: readonly NeighbourhoodShare[]): RoundWithTerms {
  const { eligibility, criteria, timetable, decision: { how, decidedBy, authority } } = termsOf(round);
  return {
    ...roundAnswer(round), neighbourhoods, how, decidedBy, authority, daysToAccept: timetable.daysToAccept,
    eligibility: eligibility.questions.map(({ question, passes }) => ({ question, passes })),
    criteria: criteria.criteria.map(({ name, guidance, weightPercent }) => ({ name, guidance, weightPercent })),
    scale: criteria.scale,
  };
}

/** A round is published with all its terms. */
const termsOf = ({ terms }: PublicRound) => terms as Required<PublicRound['terms']>;
