import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import type { Actor } from '#identity';
import { Trails } from '#scrutiny';
import { page } from '../../answers.js';
import { Public, Visitor } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { trailViews } from './trail-views.js';

/** How a grant was decided, step by step: the public sees less than the group, and the group less than scrutiny. */
@Controller('decisions')
export class DecisionsController {
  constructor(private readonly trails: Trails) {}

  @Get(':reference')
  @Public()
  @Shows(...trailViews)
  async show(@Param('reference') reference: string, @Visitor() visitor: Actor | undefined) {
    const trail = await this.trails.of(reference, visitor);
    if (!trail) throw new NotFoundException('There is no such decision');
    return page('public/decisions/trail', { trail });
  }
}
