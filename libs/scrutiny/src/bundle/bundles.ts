import { Injectable } from '@nestjs/common';
import { Configuration } from '#configuration';
import type { Recorded } from '#event-store';
import type { Actor } from '#identity';
import type { Instant } from '#kernel';
import { MasterKey, Vault } from '#privacy';
import { LogIndex, noteOf, type Published, PublishedLog } from '#transparency';
import type { Trail } from '../trail.js';
import { type SealedTrail, Trails } from '../trails.js';
import type { Entry } from './entries.js';
import { Issuer } from './issuer.js';
import { Openings } from './openings.js';
import { policyOf } from './policy.js';
import { type Placed, writtenOut } from './writing.js';

/** A published state of the public log, as a bundle rests on it. */
export type RestsOn = Readonly<{ checkpoint: string; size: number; publishedAt: Instant; cosigned: readonly string[] }>;

/** What can be handed out of a case. `unpublished`: how many of its steps the public log does not show yet. */
export type Bundle = Readonly<{
  /** As this reader may read it, up to what is published. */
  trail: Trail;
  unpublished: number;
  /** Index of each step's event, by the event's id. */
  places: ReadonlyMap<string, number>;
  restsOn: RestsOn;
  /** How many leaves the case has, opened or not. */
  leaves: number;
  /** The log's and the issuer's, to be compared with what somebody knows from elsewhere. */
  keys: readonly string[];
  /** The files, `papers` first: those that it is read and checked with. */
  entries(papers: readonly Entry[]): AsyncIterable<Entry>;
}>;

/** Null: there is no such case for this reader. `too-early`: nothing of it is published yet. */
export type Found = Bundle | 'too-early' | null;

/** Evidence bundles: what a trail tells, with all that is needed to check it without trusting us (docs/adr/0029). */
@Injectable()
export class Bundles {
  constructor(
    private readonly trails: Trails, private readonly vault: Vault, private readonly log: PublishedLog,
    private readonly index: LogIndex, private readonly masterKey: MasterKey, private readonly issuer: Issuer,
    private readonly configuration: Configuration,
  ) {}

  /** Whoever reads more than the public does is on record, as with the trail. */
  async of(reference: string, actor?: Actor): Promise<Found> {
    const [sealed, latest] = [await this.trails.sealed(reference, actor), await this.log.latest()];
    if (!sealed) return null;
    const placed = latest ? await this.placed(sealed.file.written, latest.size) : [];
    const shown = only(sealed, placed);
    if (!latest || shown.trail.steps.length === 0) return 'too-early';
    return this.bundle(shown, forReader(shown, placed), latest, sealed.trail.steps.length);
  }

  /** The published ones, in the order of the public log, which is the log's own. */
  private async placed(written: readonly Recorded[], size: number): Promise<readonly Placed[]> {
    const indexes = await this.index.indexesOf(written.map(({ id }) => id));
    return written.flatMap((event) => {
      const index = indexes.get(event.id);
      return index === undefined || index >= size ? [] : [{ event, index }];
    });
  }

  private async bundle(
    shown: SealedTrail, placed: readonly Placed[], latest: Published, steps: number,
  ): Promise<Bundle> {
    const openings = new Openings(shown, { openings: this.masterKey.subKey('log-openings') });
    const { size, publishedAt, cosigned } = latest;
    const checkpoint = noteOf(latest);
    const { reference, reader } = shown.trail;
    const policy = policyOf(latest.vkey, this.configuration.log.witnesses.map(({ vkey }) => vkey));
    const sources = { log: this.index, vault: this.vault, issuer: this.issuer };
    return {
      trail: await this.vault.reveal(shown.trail) as Trail, unpublished: steps - shown.trail.steps.length,
      places: new Map(placed.map(({ event, index }) => [event.id, index])), leaves: placed.length,
      keys: [latest.vkey, this.issuer.vkey],
      restsOn: { checkpoint, size, publishedAt, cosigned: cosigned.map(({ name }) => name) },
      entries: (papers) =>
        writtenOut({ reference, reader, placed, openings, checkpoint, size, policy, papers }, sources),
    };
  }
}

/**
 * A group gets no leaf of a stream of which it is told nothing: by its handle it could see in the public log, hour by
 * hour, when a panel or an assessor is at work.
 */
function forReader({ trail: { reader, steps } }: SealedTrail, placed: readonly Placed[]): readonly Placed[] {
  if (reader !== 'group') return placed;
  const told = new Set(steps.map(({ evidence }) => evidence.eventId));
  const streams = new Set(placed.filter(({ event }) => told.has(event.id)).map(({ event }) => event.stream));
  return placed.filter(({ event }) => streams.has(event.stream));
}

/** The same trail without the steps that are not published. */
function only(sealed: SealedTrail, placed: readonly Placed[]): SealedTrail {
  const published = new Set(placed.map(({ event }) => event.id));
  const steps = sealed.trail.steps.filter(({ evidence }) => published.has(evidence.eventId));
  return { ...sealed, trail: { ...sealed.trail, steps } };
}
