import type { Recorded } from '#event-store';
import { digestsIn } from '#privacy';
import { type Member, openingOf } from '#transparency';
import type { SealedTrail } from '../trails.js';
import { isMemberFor, type MemberRules } from '../members.js';
import { ownMembers } from '../own-facts.js';

/** What one reader gets of one event: the statement that its leaf commits to, and what opens some of its members. */
export type Opened = Readonly<{ statement: Buffer; members: readonly Member[] }>;
type Keys = Parameters<typeof openingOf>[1];

/** A whole member that is one sealed text: opening it tells nothing but the text's digest. */
const isText = (value: unknown, texts: ReadonlySet<string>) =>
  typeof value === 'object' && value !== null && Object.keys(value).join() === '_sd'
  && digestsIn(value).some((digest) => texts.has(digest));

/**
 * Opens events for one reader, never further than the trail does: of a step that it tells, the members that are for
 * this reader; of any other event, no more than a member that is a text which the trail shows, such as a group's name.
 */
export class Openings {
  /** Digests of all texts that the trail shows. */
  readonly texts: ReadonlySet<string>;
  private readonly told: ReadonlySet<string>;
  private readonly rules: MemberRules;

  constructor(private readonly sealed: SealedTrail, private readonly keys: Keys) {
    const { steps, ...head } = sealed.trail;
    this.texts = new Set(digestsIn([head, ...steps.map(({ facets: _, ...step }) => step)]));
    this.told = new Set(steps.map(({ evidence }) => evidence.eventId));
    this.rules = { ...sealed.file.one.members, ...ownMembers };
  }

  /** `event` as it was written. Null where this reader may open nothing of it. */
  of(event: Recorded): Opened | null {
    const { statement, disclosures } = openingOf(event, this.keys);
    const members = disclosures.filter((one) => this.isFor(event, one));
    return members.length === 0 ? null : { statement, members };
  }

  private isFor({ id, type }: Recorded, { name, value }: Member): boolean {
    const [kind, member] = [name.split('.', 1)[0], name.slice('data.'.length)];
    if (!this.told.has(id)) return kind === 'data' && isText(value, this.texts);
    if (kind === 'fact') return true;
    if (kind === 'origin') return this.sealed.rights.reader === 'full';
    return isMemberFor(this.rules, type, member, this.sealed.rights) || isText(value, this.texts);
  }
}
