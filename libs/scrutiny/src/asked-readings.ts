import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { ReadingLog } from '#privacy';
import { readerOf } from './access.js';
import { CaseFiles } from './case-files.js';
import { isClosedTo } from './closed.js';
import { Humans } from './humans.js';
import { isInProgramme } from './programme/programme.sentences.js';

/** A question or a request of scrutiny; `reference`: null where it is about no case. */
type Asked = Readonly<{ organisationId: string; reference: string | null; askedBy: string }>;

/**
 * Who may see what was asked for, and the answer: whoever reads all of the case that it is about, and whoever asked,
 * where the case is not closed to them. What is about no case is the whole committee's.
 */
@Injectable()
export class AskedReadings {
  constructor(
    private readonly files: CaseFiles, private readonly humans: Humans, private readonly readings: ReadingLog,
  ) {}

  /** Those of them that this actor may read. That they do is on record before they get them. */
  async among<T extends Asked>(actor: Actor, all: readonly T[]): Promise<readonly T[]> {
    const human = await this.humans.behind(actor);
    const shown: T[] = [];
    for (const one of all) if (await this.mayRead(human, one)) shown.push(one);
    const read = new Map(shown.flatMap(({ reference, organisationId }) =>
      (reference === null ? [] : [[`trail:${reference}`, organisationId] as const])));
    for (const [what, organisationId] of read)
      await this.readings.record({ readerId: actor.personId, organisationId, what });
    return shown;
  }

  private async mayRead(human: readonly Actor[], { reference, askedBy }: Asked): Promise<boolean> {
    const file = reference === null ? null : await this.files.open(reference);
    if (!file) return reference === null;
    const { one, events } = file;
    if (isClosedTo(one.closed, one.funderId, human)) return false;
    return human.some(({ personId }) => personId === askedBy)
      || readerOf({ ...one, isInProgramme: isInProgramme(events) }, human) === 'full';
  }
}
