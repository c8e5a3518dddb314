import { Injectable } from '@nestjs/common';
import { Configuration } from '#configuration';
import type { Bundle, BundleEntry } from '#scrutiny';
import { parseCheckpoint, parseNote } from '#transparency';
import { newTemplates } from '../../../templates.js';
import { nextBatch } from './next-batch.js';
import { OfflineChecks } from './offline-checks.js';

/** What a bundle is read and checked with. */
@Injectable()
export class Papers {
  private checks: OfflineChecks | undefined;
  private readonly templates = newTemplates({});
  constructor(private readonly configuration: Configuration) {}

  of(bundle: Bundle): readonly BundleEntry[] {
    this.checks ??= new OfflineChecks();
    const { readme, page, script } = this.checks;
    return [
      paper('README.txt', readme), paper('index.html', this.pageOf(bundle, this.checks)), paper('verify.html', page),
      { ...paper('verify.sh', script), isProgram: true },
    ];
  }

  private pageOf({ trail, restsOn, unpublished, places, leaves, keys }: Bundle, { style }: OfflineChecks): string {
    const { publicUrl, log: { publishEvery } } = this.configuration;
    const { origin, size, root } = parseCheckpoint(parseNote(restsOn.checkpoint).text);
    return this.templates.render('public/decisions/evidence/index.njk', {
      style, trail, unpublished, leaves, keys, address: publicUrl.origin, restsOn, size, origin,
      root: root.toString('base64'), next: nextBatch(restsOn.publishedAt, publishEvery),
      leafOf: (eventId: string) => places.get(eventId),
    });
  }
}

const paper = (path: string, text: string): BundleEntry => ({ path, bytes: Buffer.from(text) });
