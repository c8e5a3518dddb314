import { ApiProperty } from '@nestjs/swagger';

const words = { type: String, nullable: true } as const;
const pence = { type: 'integer', description: 'Pence' } as const;

class DetailAnswer {
  @ApiProperty() label!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ required: false, description: 'The page about it' }) path?: string;
}

class BudgetAnswer {
  @ApiProperty({ description: 'What it is left of' }) of!: string;
  @ApiProperty(pence) beforePence!: number;
  @ApiProperty(pence) afterPence!: number;
}

class ByAnswer {
  @ApiProperty({ description: 'In which role' }) role!: string;
  @ApiProperty({ ...words, description: 'For the funder and scrutiny only' }) name!: string | null;
  @ApiProperty(words) organisation!: string | null;
}

class EvidenceAnswer {
  @ApiProperty() eventId!: string;
  @ApiProperty() eventType!: string;
  @ApiProperty({ description: 'The place of the event in its own record, from 1' }) revision!: number;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({ type: 'integer', nullable: true, description: 'The step that made it happen' })
  followsFrom!: number | null;
  @ApiProperty({ type: [String] }) standsOn!: readonly string[];
}

class FacetAnswer {
  @ApiProperty({ description: 'What it is. The other members depend on it: see the README of scrutiny' }) kind!: string;
}

class StepAnswer {
  @ApiProperty() step!: number;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty() record!: string;
  @ApiProperty({ description: 'One plain sentence' }) what!: string;
  @ApiProperty({ type: ByAnswer }) by!: ByAnswer;
  @ApiProperty() authority!: string;
  @ApiProperty({ ...words, description: 'The reasons that were given' }) because!: string | null;
  @ApiProperty({ type: [DetailAnswer] }) details!: readonly DetailAnswer[];
  @ApiProperty({ type: [BudgetAnswer] }) budgets!: readonly BudgetAnswer[];
  @ApiProperty({
    type: [FacetAnswer], description: 'The same for machines: decisions, scores, rules, votes, interests and more',
  })
  facets!: readonly FacetAnswer[];
  @ApiProperty({ type: EvidenceAnswer }) evidence!: EvidenceAnswer;
}

export class TrailAnswer {
  @ApiProperty() reference!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: ['public', 'group', 'full'], description: 'As whom you read it' }) reader!: string;
  @ApiProperty({ type: [DetailAnswer] }) about!: readonly DetailAnswer[];
  @ApiProperty({ ...words, description: 'Why parts are withheld, if any are' }) withheldReason!: string | null;
  @ApiProperty({ type: [StepAnswer] }) steps!: readonly StepAnswer[];
}
