import { Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import { sum } from '#kernel';
import { roundLimits, Rounds, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../../answers.js';
import { Rows, Text, WholeNumber } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { wholeNumberOf } from '../../forms/read.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { FunderRounds } from '../funder-rounds.js';

class Criterion {
  @Text({ most: roundLimits.criterionName, missing: 'Enter what is scored' }) name!: string;
  @Text({ most: roundLimits.guidance, missing: 'Enter what assessors look for' }) guidance!: string;
  @WholeNumber('Enter the weight, a whole number') weightPercent!: number;
}

const Meaning = (score: number) => Text({ most: roundLimits.meaning, missing: `Enter what a score of ${score} means` });

class CriteriaForm extends Form {
  @Rows(Criterion, { most: roundLimits.criteria, missing: 'Enter at least one thing that is scored' })
  criteria!: Criterion[];
  @Meaning(0) score0!: string;
  @Meaning(1) score1!: string;
  @Meaning(2) score2!: string;
  @Meaning(3) score3!: string;
  @Meaning(4) score4!: string;
}

const usualScale = [
  'Nothing here answers this', 'Weak: little evidence, and big gaps', 'Fair: some evidence, and some gaps',
  'Good: clear evidence, and small gaps only', 'Very good: clear evidence, and no gaps',
];

/** What is scored, how much each part counts, and what each score means. */
@Controller('funder/rounds/:id/criteria')
@Requires('draft-round')
export class CriteriaController {
  constructor(private readonly rounds: Rounds, private readonly funder: FunderRounds) {}

  @Get()
  @Shows(roundsView)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const { terms: { criteria } } = await this.funder.draft(actor, id);
    const [score0, score1, score2, score3, score4] = criteria?.scale ?? usualScale;
    return this.page(id).filledIn({ criteria: criteria?.criteria, score0, score1, score2, score3, score4 });
  }

  @Post()
  save(@CurrentActor() actor: Actor, @Param('id') id: string, @Submitted(CriteriaForm) form: Submission<CriteriaForm>) {
    return form.accept(async ({ commandId, criteria, score0, score1, score2, score3, score4 }) => {
      const wish = {
        criteria: criteria.map((one, i) => ({ id: `criterion-${i + 1}`, ...one })),
        scale: [score0, score1, score2, score3, score4],
      };
      return seeOther(`/funder/rounds/${id}`, await this.rounds.setCriteria(actor, commandId, id, wish));
    }, () => this.funder.find(actor, id).then(() => this.page(id)));
  }

  private page(id: string) {
    return page('funder/sections/criteria', { back: `/funder/rounds/${id}`, totalOf });
  }
}

/** What the weights on the page add up to, as far as they are numbers. */
function totalOf(rows: unknown): number {
  const weights = (Array.isArray(rows) ? rows : []).map((row) => Object(row) as { weightPercent?: unknown })
    .map(({ weightPercent }) => (typeof weightPercent === 'number' ? weightPercent : wholeNumberOf(weightPercent)));
  return sum(weights.filter((weight) => typeof weight === 'number'));
}
