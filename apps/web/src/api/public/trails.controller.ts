import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, organisations, people } from '#identity';
import { Trails } from '#scrutiny';
import { applicationsView, declarationsView, roundsView } from '#small-pot-grants';
import { Public, Visitor } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { TrailAnswer } from './trails.answers.js';

/** Decision trails for programs, with the same rules about who may read what as the pages have. */
@ApiTags('public')
@Controller('api/decisions')
export class TrailsController {
  constructor(private readonly trails: Trails) {}

  @Get(':reference')
  @Public()
  @Shows(applicationsView, roundsView, declarationsView, people, organisations)
  @ApiOperation({ summary: 'How a grant was decided, step by step' })
  @ApiOkResponse({ type: TrailAnswer })
  async show(@Param('reference') reference: string, @Visitor() visitor: Actor | undefined): Promise<TrailAnswer> {
    const trail = await this.trails.of(reference, visitor);
    if (!trail) throw new NotFoundException('There is no such decision');
    return trail;
  }
}
