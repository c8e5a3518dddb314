import { Injectable, ServiceUnavailableException } from '@nestjs/common';
import { type Actor, Directory } from '#identity';
import { type Instant, type Revealed, sum } from '#kernel';
import { ERASED, ReadingLog, Vault } from '#privacy';
import { CaseIndex } from './case-index.js';
import type { Face } from './face.js';
import { Finding, type Found, type Groups, type MarkCount, type Readable } from './finding.js';
import type { SearchWish } from './wish.js';

/** Results on a page; cases whose texts are opened for one search; milliseconds that a search waits for what is new. */
const [pageSize, mostOpened, patience] = [20, 300, 5_000];

/** Why a case was found: a step of its trail, and the sentence or the text that says so. */
export type Why = Readonly<{ step: number | null; what: string }>;
export type SearchResult = Readonly<{ reference: string; why: readonly Why[] }>
  & Omit<Revealed<Face>, 'marks' | 'changedAt'>;
/** Of all that was found. Amounts in pence. */
export type SearchCount = Readonly<{
  found: number; decidedPence: number;
  /** How many older ones fit all else, and were not read for the words. */
  unread: number;
  /** Something that this reader may read changes right now, and is left out. */
  isWaiting: boolean;
}>;
export type SearchPage = SearchCount & Readonly<{ results: readonly SearchResult[]; page: number; pages: number }>;
/** What the reader can choose from: what occurs in what they may read. */
export type SearchChoices = Readonly<Record<'outcomes' | 'roles' | 'rules', readonly string[]>>;

type Matching = Readonly<{
  found: readonly Found[]; groups: Groups; texts: ReadonlyMap<string, Why>; unread: number; isWaiting: boolean;
}>;

/** Finds cases of every context by what this reader may read of them, and by nothing else. */
@Injectable()
export class Search {
  constructor(
    private readonly index: CaseIndex, private readonly finding: Finding, private readonly directory: Directory,
    private readonly vault: Vault, private readonly readings: ReadingLog,
  ) {}

  /** `page` counts from 1; beyond the last it is the last. @throws ServiceUnavailableException while it is behind */
  async page(actor: Actor | undefined, wish: SearchWish, page: number): Promise<SearchPage> {
    const matching = await this.match(actor, wish);
    const pages = Math.max(1, Math.ceil(matching.found.length / pageSize));
    const shown = Math.min(Math.max(1, page), pages);
    const found = matching.found.slice((shown - 1) * pageSize, shown * pageSize);
    return { ...countOf(matching), results: await this.show(actor, found, matching), page: shown, pages };
  }

  /** Everything that was found, for a download. */
  async all(actor: Actor | undefined, wish: SearchWish): Promise<readonly SearchResult[]> {
    const matching = await this.match(actor, wish);
    return this.show(actor, matching.found, matching);
  }

  /** Of what is found, how many have a step that came onto the record after a moment, and the first of these. */
  async newSince(actor: Actor, wish: SearchWish, moment: Instant): Promise<SearchCount> {
    return countOf(await this.matchSince(actor, wish, moment));
  }

  async newPage(actor: Actor, wish: SearchWish, moment: Instant): Promise<SearchPage> {
    const matching = await this.matchSince(actor, wish, moment);
    const results = await this.show(actor, matching.found.slice(0, pageSize), matching);
    return { ...countOf(matching), results, page: 1, pages: 1 };
  }

  private async matchSince(actor: Actor, wish: SearchWish, moment: Instant): Promise<Matching> {
    const matching = await this.match(actor, wish);
    return { ...matching, found: matching.found.filter(({ changedAt }) => changedAt > moment) };
  }

  async choices(actor: Actor | undefined): Promise<SearchChoices> {
    const { readable } = await this.readable(actor);
    const marks = await this.finding.marks(readable);
    return { outcomes: valuesOf(marks, 'outcome'), roles: valuesOf(marks, 'role'), rules: valuesOf(marks, 'rule') };
  }

  private async readable(actor: Actor | undefined) {
    if (!(await this.index.isUpToDate(patience)))
      throw new ServiceUnavailableException('The search is catching up. Try again in a minute.');
    return this.finding.readableBy(actor);
  }

  private async match(actor: Actor | undefined, wish: SearchWish): Promise<Matching> {
    const { readable, isWaiting } = await this.readable(actor);
    const groups = [...groupsOf(wish), ...await this.named(readable, wish)];
    const found = await this.finding.find(readable, wish, groups);
    const text = wish.text?.trim().toLowerCase() ?? '';
    if (text === '') return { found, groups, texts: new Map(), unread: 0, isWaiting };
    const candidates = found.slice(0, mostOpened);
    const texts = await this.read(candidates, text);
    const unread = found.length - candidates.length;
    return { found: candidates.filter(({ id }) => texts.has(id)), groups, texts, unread, isWaiting };
  }

  /** Names are looked up among those that stand in what this reader reads, and only where somebody asks for one. */
  private async named(readable: readonly Readable[], { person, organisation }: SearchWish): Promise<Groups> {
    if (!person && !organisation) return [];
    const marks = await this.finding.marks(readable);
    const [people, organisations] = [
      person && await this.directory.names(valuesOf(marks, 'person')),
      organisation
        && await this.directory.organisationNames([...valuesOf(marks, 'organisation'), ...valuesOf(marks, 'funder')]),
    ];
    return [
      ...(people ? [called(people, person!).map((id) => `person:${id}`)] : []),
      ...(organisations
        ? [called(organisations, organisation!).flatMap((id) => [`organisation:${id}`, `funder:${id}`])] : []),
    ];
  }

  /** Opens only what this reader may read. What was erased is not found by the words that stand in its place. */
  private async read(candidates: readonly Found[], text: string): Promise<ReadonlyMap<string, Why>> {
    const words = await this.vault.reveal([...await this.finding.words(candidates)]);
    return new Map(words.flatMap(([id, all]) => {
      const hit = id.toLowerCase() === text ? { step: null, text: id }
        : all.find((one) => one.text !== ERASED && one.text.toLowerCase().includes(text));
      return hit ? [[id, { step: hit.step, what: excerptOf(hit.text, text) }] as const] : [];
    }));
  }

  /** Whoever is shown more than the public is on record. */
  private async show(
    actor: Actor | undefined, found: readonly Found[], { groups, texts }: Matching,
  ): Promise<readonly SearchResult[]> {
    const faces = await this.vault.reveal(await this.facesOf(found));
    if (actor) await this.isRead(actor, found, { faces, texts });
    return faces.map(([reference, { marks, changedAt: _, ...face }]) => {
      const hits = groups.flatMap((group) => group.find((mark) => Object.hasOwn(marks, mark)) ?? []);
      const said = [...hits.map((mark) => marks[mark]!), ...[texts.get(reference)].filter((why) => why !== undefined)];
      return { reference, ...face, why: [...new Map(said.map((why) => [why.what, why])).values()] };
    });
  }

  private async facesOf(found: readonly Found[]): Promise<readonly (readonly [string, Face])[]> {
    const faces = await this.finding.faces(found);
    return found.flatMap(({ id }): (readonly [string, Face])[] => {
      const face = faces.get(id);
      return face ? [[id, face]] : [];
    });
  }

  /** A search, at each funder; and the cases of which words were opened. */
  private async isRead(
    { personId: readerId }: Actor, found: readonly Found[],
    { faces, texts }: Readonly<{ faces: readonly (readonly [string, Revealed<Face>])[] }> & Pick<Matching, 'texts'>,
  ) {
    const full = new Set(found.filter(({ reader }) => reader === 'full').map(({ id }) => id));
    const read = faces.filter(([id]) => full.has(id)).flatMap(([id, { marks }]) =>
      valuesIn(Object.keys(marks), 'funder').map((organisationId) => ({ id, organisationId })));
    const funders = [...new Set(read.map(({ organisationId }) => organisationId))];
    await this.readings.recordAll([
      ...funders.map((organisationId) => ({ readerId, organisationId, what: 'search:' })),
      ...read.filter(({ id }) => texts.has(id))
        .map(({ id, organisationId }) => ({ readerId, organisationId, what: `trail:${id}` })),
    ]);
  }
}

const countOf = ({ found, unread, isWaiting }: Matching): SearchCount => ({
  found: found.length, decidedPence: sum(found.map(({ decidedPence }) => decidedPence ?? 0)), unread, isWaiting,
});

/** Each has to be there; of wards, one. */
const groupsOf = ({ role, outcome, rule, wards, traits = [] }: SearchWish): Groups => [
  ...(role ? [[`role:${role}`]] : []), ...(outcome ? [[`outcome:${outcome}`]] : []),
  ...(rule ? [[`rule:${rule}`]] : []),
  ...(wards ? [wards.map((code) => `ward:${code}`)] : []), ...traits.map((trait) => [trait]),
];

const valuesIn = (marks: readonly string[], kind: string) =>
  marks.filter((mark) => mark.startsWith(`${kind}:`)).map((mark) => mark.slice(kind.length + 1));
const valuesOf = (marks: readonly MarkCount[], kind: string) => valuesIn(marks.map(({ mark }) => mark), kind);

const called = (names: ReadonlyMap<string, string>, typed: string) =>
  [...names].filter(([, name]) => name.toLowerCase().includes(typed.trim().toLowerCase())).map(([id]) => id);

/** Some words around what was looked for. */
function excerptOf(text: string, looked: string): string {
  const at = Math.max(0, text.toLowerCase().indexOf(looked));
  const [from, to] = [Math.max(0, at - 60), at + looked.length + 60];
  return `${from > 0 ? '…' : ''}${text.slice(from, to).trim()}${to < text.length ? '…' : ''}`;
}
