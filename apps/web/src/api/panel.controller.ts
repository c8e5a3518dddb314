import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { assessmentLimits, Assessments, interestLimits } from '#small-pot-grants';
import { CurrentActor, Requires } from '../permissions.js';
import { CommandBody, SavedAnswer } from './bodies.js';
import { Count, Id, Ids, ListOf, Words } from './fields.js';

class InterestBody {
  @Id() applicationId!: string;
  @Words(interestLimits.nature) nature!: string;
}

class InterestsBody extends CommandBody {
  /** The whole list that was looked at. */
  @Ids(interestLimits.applications) seen!: string[];
  @ListOf(InterestBody, interestLimits.applications) interests!: InterestBody[];
}

class ScoreBody {
  @Id() criterionId!: string;
  @Count(0, 4) score!: number;
  @Words(assessmentLimits.reason) reason!: string;
}

class ScoresBody extends CommandBody {
  @ListOf(ScoreBody, 20) scores!: ScoreBody[];
}

/** What assessors and deciders do before a decision. */
@ApiTags('panel')
@ApiOkResponse({ type: SavedAnswer })
@Controller('api')
export class PanelController {
  constructor(private readonly assessments: Assessments) {}

  @Post('rounds/:id/interests')
  @HttpCode(200)
  @Requires('declare-interests')
  @ApiOperation({ summary: 'Declare interests in one list of a round’s applications' })
  declare(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, ...wish }: InterestsBody,
  ): Promise<SavedAnswer> {
    return this.assessments.declareInterests(actor, commandId, id, wish);
  }

  @Post('applications/:id/scores')
  @HttpCode(200)
  @Requires('assess')
  @ApiOperation({ summary: 'Score every criterion of an application; again until the decision' })
  score(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Body() { commandId, scores }: ScoresBody,
  ): Promise<SavedAnswer> {
    return this.assessments.score(actor, commandId, id, scores);
  }
}
