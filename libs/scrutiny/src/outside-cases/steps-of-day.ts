import { Inject, Injectable } from '@nestjs/common';
import type { Recorded } from '#event-store';
import { type Actor, Directory } from '#identity';
import type { Instant, Saying, Sealed } from '#kernel';
import { ReadingLog, Vault } from '#privacy';
import { readerOf } from '../access.js';
import { CaseFiles } from '../case-files.js';
import { Humans } from '../humans.js';
import { isInProgramme } from '../programme/programme.sentences.js';
import type { TrailStep } from '../trail.js';
import { authorityInWords, roleInWords } from '../words.js';
import { DayOfLog } from './day-of-log.js';
import { ALL_SENTENCES, type AllSentences, sayingOf } from './sentences.js';

/** A step outside cases; `at`: when it was recorded. */
export type StepOutsideCases = Pick<TrailStep, 'record' | 'what' | 'by' | 'authority' | 'because'>
  & Readonly<{ at: Instant; steps: null }>;
/** So many steps of one case, one after the other, without what they were. Null: of several cases, or of none yet. */
export type StepsOfCase = Readonly<{ at: Instant; steps: number; reference: string | null }>;
export type DayPage = Readonly<{ lines: readonly (StepOutsideCases | StepsOfCase)[]; before: number | null }>;

const MOST = 50;
type Names = Readonly<{ people: ReadonlyMap<string, string>; organisations: ReadonlyMap<string, string> }>;
type Told = Readonly<{ event: Recorded; saying: Saying | null; reference: string | null }>;
type SealedStep = Omit<StepOutsideCases, 'because'> & Readonly<{ because: Sealed | null }>;

/** For monitoring officers: what was done in their organisation on one day. */
@Injectable()
export class StepsOfDay {
  constructor(
    private readonly log: DayOfLog, private readonly files: CaseFiles, private readonly directory: Directory,
    private readonly vault: Vault, private readonly readings: ReadingLog,
    private readonly humans: Humans, @Inject(ALL_SENTENCES) private readonly sentences: AllSentences,
  ) {}

  /** The newest first. `day`: of London, like `2027-04-02`; `before`: what the page before gave. */
  async of(actor: Actor, day: string, before: number | null): Promise<DayPage> {
    const mine = new Set(actor.organisationsWhere('answer-scrutiny'));
    for (const organisationId of mine)
      await this.readings.record({ readerId: actor.personId, organisationId, what: `day:${day}` });
    const found = await this.log.newest(
      { day, before, most: MOST }, ({ metadata }) => mine.has(metadata.organisationId));
    const told = await this.told(actor, found.events);
    const names = await this.namesFor(told);
    const lines = folded(told.map((one) => lineOf(one, names)));
    return this.vault.reveal({ lines, before: found.before });
  }

  /** Steps of a case of which this reader does not read everything are left out. */
  private async told(actor: Actor, events: readonly Recorded[]): Promise<readonly Told[]> {
    const [human, mayRead] = [await this.humans.behind(actor), new Map<string, boolean>()];
    const told: Told[] = [];
    for (const event of events) {
      const saying = sayingOf(this.sentences, event);
      const touched = saying ? [] : [...new Set(await this.files.touchedBy([event]))];
      const reference = touched.length === 1 ? touched[0]! : null;
      if (reference !== null && !mayRead.has(reference)) mayRead.set(reference, await this.mayRead(human, reference));
      if (reference === null || mayRead.get(reference)) told.push({ event, saying, reference });
    }
    return told;
  }

  private async mayRead(human: readonly Actor[], reference: string): Promise<boolean> {
    const file = await this.files.open(reference);
    if (!file) return false;
    return readerOf({ ...file.one, isInProgramme: isInProgramme(file.events) }, human) === 'full';
  }

  private async namesFor(told: readonly Told[]): Promise<Names> {
    const named = told.filter(({ saying, event }) =>
      saying && !saying.isNameless && event.metadata.role !== 'applicant');
    return {
      people: await this.directory.names(named.map(({ event }) => event.metadata.actor)),
      organisations: await this.directory.organisationNames(told.map(({ event }) => event.metadata.organisationId)),
    };
  }
}

function lineOf({ event, saying, reference }: Told, names: Names): SealedStep | StepsOfCase {
  const { metadata: { actor, role, authority, organisationId }, recordedAt: at } = event;
  if (!saying) return { at, steps: 1, reference };
  const isNamed = !saying.isNameless && role !== 'applicant';
  return {
    at, steps: null, record: saying.record, what: saying.what, because: saying.because ?? null,
    authority: authorityInWords(authority),
    by: {
      role: roleInWords(role, actor), name: isNamed ? names.people.get(actor) ?? null : null,
      organisation: names.organisations.get(organisationId) ?? null,
    },
  };
}

/** Steps of the same case, one after the other, are one line, at the time of the newest. */
function folded(lines: readonly (SealedStep | StepsOfCase)[]): readonly (SealedStep | StepsOfCase)[] {
  return lines.reduce<(SealedStep | StepsOfCase)[]>((all, line) => {
    const last = all.at(-1);
    if (line.steps === null || !last || last.steps === null || last.reference !== line.reference) return [...all, line];
    return [...all.slice(0, -1), { ...last, steps: last.steps + line.steps }];
  }, []);
}
