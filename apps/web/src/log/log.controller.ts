import { Controller, Get, Post } from '@nestjs/common';
import { Configuration } from '#configuration';
import { Clock } from '#event-store';
import { parseCheckpoint, parseNote, type Published, PublishedLog, textOf } from '#transparency';
import { page, type Page } from '../answers.js';
import { Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { Public } from '../permissions.js';
import { Comparing, type Verdict } from './comparing.js';

class OlderLines extends Form {
  @Text({ most: 5_000, missing: 'Paste the three lines that you have' }) lines!: string;
}

/** "Has this record changed?", for everybody, in plain words. */
@Controller('log')
@Public()
export class LogController {
  constructor(
    private readonly log: PublishedLog, private readonly comparing: Comparing, private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  @Get()
  ask() { return this.show(); }

  @Post()
  compare(@Submitted(OlderLines) form: Submission<OlderLines>) {
    return form.search(async ({ lines }) => this.show(await this.comparing.with(lines)), () => this.show());
  }

  private async show(verdict?: Verdict): Promise<Page> {
    const [latest, breaks, signer] = [await this.log.latest(), await this.log.breaks(), await this.log.signer()];
    const { publicUrl, log: { witnesses, publishEvery } } = this.configuration;
    return page('log/log', {
      latest: latest && { ...latest, lines: linesOf(latest.note) }, verdict, trouble: signer?.refuses && signer.trouble,
      since: signer?.since, asked: witnesses.length, everyMinutes: publishEvery / 60_000, now: this.clock.now(),
      breaks: breaks.map((one) => ({ ...one, lines: linesOf(one.checkpoint) })), address: `${publicUrl.origin}/log`,
    });
  }
}

/** Name, size and root: what stands for the whole record. */
const linesOf = (note: Published['note']) => textOf(parseCheckpoint(parseNote(note).text));
