import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { londonDay } from '#calendar';
import { Configuration } from '#configuration';
import { Clock } from '#event-store';
import { type Actor, organisations, people } from '#identity';
import { recordsOf, type Trail, Trails } from '#scrutiny';
import { applicationsView, roundsView } from '#small-pot-grants';
import { page } from '../../answers.js';
import { Public, Visitor } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { recordPdf } from './record-pdf.js';

/** The record of a decision, as the law asks for it, from the facts that its reader may see: to read and to print. */
@Controller('decisions/:reference')
export class RecordController {
  constructor(
    private readonly trails: Trails, private readonly configuration: Configuration, private readonly clock: Clock,
  ) {}

  @Get('record')
  @Public()
  @Shows(applicationsView, roundsView, people, organisations)
  async show(@Param('reference') reference: string, @Visitor() visitor: Actor | undefined) {
    const trail = await this.trail(reference, visitor);
    return page('public/decisions/record', { trail, records: recordsOf(trail) });
  }

  @Get('record.pdf')
  @Public()
  async pdf(@Param('reference') reference: string, @Visitor() visitor: Actor | undefined) {
    const trail = await this.trail(reference, visitor);
    const address = new URL(`/decisions/${trail.reference}`, this.configuration.publicUrl).href;
    const made = await recordPdf(trail, { address, madeOn: londonDay(this.clock.now()) });
    return new Response(new Uint8Array(made), {
      headers: {
        'content-type': 'application/pdf', 'cache-control': 'no-store',
        'content-disposition': `attachment; filename="decision-${trail.reference}.pdf"`,
      },
    });
  }

  private async trail(reference: string, visitor: Actor | undefined): Promise<Trail> {
    const trail = await this.trails.of(reference, visitor);
    if (!trail) throw new NotFoundException('There is no such decision');
    return trail;
  }
}
