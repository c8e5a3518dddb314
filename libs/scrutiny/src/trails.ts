import { Injectable } from '@nestjs/common';
import type { Recorded } from '#event-store';
import { type Actor, Directory } from '#identity';
import { ReadingLog, Vault } from '#privacy';
import { readerOf } from './access.js';
import type { Case } from './case.js';
import { CaseFiles } from './case-files.js';
import { tellOwn } from './own-facts.js';
import { isInProgramme } from './programme/programme.sentences.js';
import type { Reader } from './reader.js';
import { detailsFor, rightsOf, tellingFor } from './redaction.js';
import type { Trail, TrailStep } from './trail.js';
import { authorityInWords, roleInWords } from './words.js';

type Told = Readonly<{ event: Recorded; telling: NonNullable<ReturnType<typeof tellingFor>> }>;
type Names = Readonly<{ people: ReadonlyMap<string, string>; organisations: ReadonlyMap<string, string> }>;

/** Decision trails, read from the event log itself and not from any view of it. */
@Injectable()
export class Trails {
  constructor(
    private readonly files: CaseFiles,
    private readonly vault: Vault,
    private readonly directory: Directory,
    private readonly readings: ReadingLog,
  ) {}

  /** Null where there is no such case and, without a difference, where this reader may not know of it. */
  async of(reference: string, actor?: Actor): Promise<Trail | null> {
    const file = await this.files.open(reference);
    if (!file) return null;
    const { one, events } = file;
    const reader = readerOf({ ...one, isInProgramme: isInProgramme(events) }, actor);
    if (reader === 'full' && actor) await this.isRead(actor, one);
    return reader && this.trail(one, events, reader);
  }

  /** What this kind of reader sees, with nobody's name: for an answer to a request for information. */
  async withoutNames(reference: string, reader: Reader): Promise<Trail | null> {
    const file = await this.files.open(reference);
    if (!file) return null;
    const trail = await this.trail(file.one, file.events, reader);
    return { ...trail, steps: trail.steps.map((step) => ({ ...step, by: { ...step.by, name: null } })) };
  }

  /** Whoever sees more than the public does is on record. */
  private isRead({ personId: readerId }: Actor, { reference, funderId: organisationId }: Case) {
    return this.readings.record({ readerId, organisationId, what: `trail:${reference}` });
  }

  private async trail(one: Case, events: readonly Recorded[], reader: Reader): Promise<Trail> {
    const rights = rightsOf(reader, one);
    const told = events.flatMap((event): Told[] => {
      const telling = tellOwn(event) ?? one.tell(event);
      const shown = telling && tellingFor(telling, rights);
      return shown ? [{ event, telling: shown }] : [];
    }).sort(byEffect);
    const names = await this.namesFor(told, reader);
    const { reference, title, withheld } = one;
    const steps = told.map((_, index) => stepOf(told, index, names));
    const sealed = {
      reference, title, reader, about: detailsFor(one.about, rights), withheldReason: withheld?.reason ?? null, steps,
    };
    return this.vault.reveal(sealed) as Promise<Trail>;
  }

  /** Only who reads everything learns who somebody is. A group is known by its name, not by its contact's. */
  private async namesFor(told: readonly Told[], reader: Reader): Promise<Names> {
    const actors = told.map(({ event: { metadata } }) => metadata).filter(({ role }) => role !== 'applicant');
    const known = reader === 'full' ? actors.map(({ actor }) => actor) : [];
    const people = await this.directory.names(known);
    const ids = told.map(({ event: { metadata } }) => metadata.organisationId);
    return { people, organisations: await this.directory.organisationNames(ids) };
  }
}

/** What the clock brings about is recorded a little late, and told in its time. Otherwise the log's order stays. */
const byEffect = ({ event: one }: Told, { event: other }: Told) =>
  Date.parse(one.metadata.effectiveAt) - Date.parse(other.metadata.effectiveAt);

type SealedStep = Omit<TrailStep, 'because' | 'details' | 'authority'>
  & Pick<Told['telling'], 'because' | 'details'> & Readonly<{ authority: unknown }>;

function stepOf(told: readonly Told[], index: number, names: Names): SealedStep {
  const { event: { id, type, revision, recordedAt, metadata }, telling } = told[index]!;
  const { from: _, under, standsOn = [], ...shown } = telling;
  const { actor, role, authority, organisationId, effectiveAt, causationId } = metadata;
  const cause = told.findIndex(({ event }) => event.id === causationId);
  return {
    ...shown, step: index + 1, at: effectiveAt, authority: under ?? authorityInWords(authority),
    by: {
      role: roleInWords(role, actor), name: names.people.get(actor) ?? null,
      organisation: names.organisations.get(organisationId) ?? null,
    },
    evidence: {
      eventId: id, eventType: type, revision, recordedAt, standsOn, followsFrom: cause < 0 ? null : cause + 1,
    },
  };
}
