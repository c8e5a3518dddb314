import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { Configuration } from '#configuration';
import { Clock } from '#event-store';
import type { Actor } from '#identity';
import { type Bundle, Bundles, Issuer, zipped } from '#scrutiny';
import { type Answer, Page } from '../../../answers.js';
import { Public, Visitor } from '../../../permissions.js';
import { Shows } from '../../../seen.js';
import { trailViews } from '../trail-views.js';
import { nextBatch } from './next-batch.js';
import { Papers } from './papers.js';

/** All that shows that a decision was made as its trail says, to be checked without us. */
@Controller()
@Public()
export class EvidenceController {
  constructor(
    private readonly bundles: Bundles, private readonly papers: Papers, private readonly issuer: Issuer,
    private readonly clock: Clock, private readonly configuration: Configuration,
  ) {}

  @Get('decisions/:reference/bundle.zip')
  @Shows(...trailViews)
  async give(
    @Param('reference') reference: string, @Visitor() visitor: Actor | undefined,
  ): Promise<Response | Answer> {
    const found = await this.bundles.of(reference, visitor);
    if (!found) throw new NotFoundException('There is no such decision');
    return found === 'too-early' ? this.tooEarly(reference) : this.zip(found);
  }

  /** The key under which bundles are signed, to be compared with the one in a bundle. */
  @Get('bundles/vkey')
  vkey(): Response {
    return new Response(`${this.issuer.vkey}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
  }

  private tooEarly(reference: string): Page {
    const next = nextBatch(this.clock.now(), this.configuration.log.publishEvery);
    return new Page('public/decisions/evidence/too-early', { reference, next }, 404);
  }

  private zip(bundle: Bundle): Response {
    const headers = {
      'content-type': 'application/zip', 'cache-control': 'no-store',
      'content-disposition': `attachment; filename="evidence-${bundle.trail.reference}.zip"`,
    };
    return new Response(ReadableStream.from(zipped(bundle.entries(this.papers.of(bundle)))), { headers });
  }
}
