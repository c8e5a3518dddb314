import { Controller, Get, Post } from '@nestjs/common';
import { Configuration } from '#configuration';
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
    private readonly log: PublishedLog, private readonly comparing: Comparing,
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
      since: signer?.since, asked: witnesses.length, howOften: howOften(publishEvery),
      breaks: breaks.map((one) => ({ ...one, lines: linesOf(one.checkpoint) })), address: `${publicUrl.origin}/log`,
    });
  }
}

const MINUTE = 60_000;

/** Milliseconds → "every hour", "every 10 minutes". */
function howOften(milliseconds: number): string {
  const minutes = milliseconds / MINUTE;
  if (minutes === 60) return 'every hour';
  if (minutes === 1) return 'every minute';
  return Number.isInteger(minutes) ? `every ${minutes} minutes` : `every ${milliseconds / 1_000} seconds`;
}

/** Name, size and root: what stands for the whole record. */
const linesOf = (note: Published['note']) => textOf(parseCheckpoint(parseNote(note).text));
