import { Injectable } from '@nestjs/common';
import type { Recorded, Until } from '#event-store';
import { type Actor, Directory } from '#identity';
import type { Sealed } from '#kernel';
import { ReadingLog, Vault } from '#privacy';
import { readerOf } from './access.js';
import type { Case } from './case.js';
import { CaseFiles, type OpenCase } from './case-files.js';
import { Humans } from './humans.js';
import { isInProgramme } from './programme/programme.sentences.js';
import type { Reader } from './reader.js';
import { detailsFor, type Rights, rightsOf } from './redaction.js';
import { type Told, toldTo } from './told.js';
import type { PastTrails, Trail, TrailStep } from './trail.js';
import { authorityInWords, roleInWords } from './words.js';

type Names = Readonly<{ people: ReadonlyMap<string, string>; organisations: ReadonlyMap<string, string> }>;

/** Decision trails, read from the event log itself and not from any view of it. */
@Injectable()
export class Trails {
  constructor(
    private readonly files: CaseFiles,
    private readonly vault: Vault,
    private readonly directory: Directory,
    private readonly readings: ReadingLog,
    private readonly humans: Humans,
  ) {}

  /** Null where there is no such case and, without a difference, where this reader may not know of it. */
  async of(reference: string, actor?: Actor): Promise<Trail | null> {
    const sealed = await this.sealed(reference, actor);
    return sealed && this.vault.reveal(sealed.trail) as Promise<Trail>;
  }

  /** The same with its texts still sealed, and what it was told from. */
  async sealed(reference: string, actor?: Actor): Promise<SealedTrail | null> {
    const found = await this.find(reference, actor);
    if (!found) return null;
    const { file, reader } = found;
    const { one, events } = file;
    return { file, rights: rightsOf(reader, one), trail: await this.trail(one, events, reader) };
  }

  /**
   * The case exactly as the record stood at each of these times; a null where it had not begun. Who may read what of it
   * is what they may read today: what was withheld since then stays withheld, and what became public is.
   */
  async asAt(reference: string, actor: Actor | undefined, times: readonly Until[]): Promise<PastTrails | null> {
    const found = await this.find(reference, actor);
    if (!found) return null;
    const { file: { one: { title, withheld, isPublic }, asAt }, reader } = found;
    const trails = await Promise.all(times.map(async (until) => {
      const then = asAt(until);
      return then && this.trail({ ...then.one, withheld, isPublic }, then.events, reader);
    }));
    return this.vault.reveal({ title, trails }) as Promise<PastTrails>;
  }

  private async find(reference: string, actor?: Actor): Promise<Readonly<{ file: OpenCase; reader: Reader }> | null> {
    const file = await this.files.open(reference);
    if (!file) return null;
    const human = await this.humans.behind(actor);
    const reader = readerOf({ ...file.one, isInProgramme: isInProgramme(file.events) }, human);
    if (reader === 'full' && actor) await this.isRead(actor, file.one);
    return reader && { file, reader };
  }

  /** What this kind of reader sees, with nobody's name: for an answer to a request for information. */
  async withoutNames(reference: string, reader: Reader): Promise<Trail | null> {
    const file = await this.files.open(reference);
    if (!file) return null;
    const trail = await this.vault.reveal(await this.trail(file.one, file.events, reader)) as Trail;
    return { ...trail, steps: trail.steps.map((step) => ({ ...step, by: { ...step.by, name: null } })) };
  }

  /** Whoever sees more than the public does is on record. */
  private isRead({ personId: readerId }: Actor, { reference, funderId: organisationId }: Case) {
    return this.readings.record({ readerId, organisationId, what: `trail:${reference}` });
  }

  private async trail(one: Case, events: readonly Recorded[], reader: Reader): Promise<SealedTrail['trail']> {
    const rights = rightsOf(reader, one);
    const told = toldTo(reader, one, events);
    const names = await this.namesFor(told, reader);
    const { reference, title, withheld } = one;
    const steps = told.map((_, index) => stepOf(told, index, names));
    return {
      reference, title, reader, about: detailsFor(one.about, rights), withheldReason: withheld?.reason ?? null, steps,
    };
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

type SealedStep = Omit<TrailStep, 'because' | 'details' | 'facets' | 'authority'>
  & Pick<Told['telling'], 'because' | 'details' | 'facets'> & Readonly<{ authority: unknown }>;

/** What one reader may see of a case, its texts not opened yet, and the case itself with all of its events. */
export type SealedTrail = Readonly<{
  file: OpenCase; rights: Rights;
  trail: Omit<Trail, 'steps' | 'title' | 'about' | 'withheldReason'> & Readonly<{
    title: Case['title']; about: ReturnType<typeof detailsFor>; withheldReason: Sealed | null;
    steps: readonly SealedStep[];
  }>;
}>;

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
