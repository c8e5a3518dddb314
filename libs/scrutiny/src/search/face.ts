import { londonDay } from '#calendar';
import type { Instant, Sealed } from '#kernel';
import type { Case } from '../case.js';
import type { OpenCase } from '../case-files.js';
import { type Facet, facetsOf } from '../facet.js';
import { type Reader, READERS } from '../reader.js';
import { detailsFor, rightsOf } from '../redaction.js';
import { type Told, toldTo } from '../told.js';
import { authorityInWords, isStandingRule, roleInWords } from '../words.js';

/** By what a case is found, such as `outcome:awarded`, and the step of the trail that says so. */
export type Marks = Readonly<Record<string, Readonly<{ step: number; what: string }>>>;

/** What one kind of reader may find a case by: made from the trail of that reader, and of nothing else. */
export type Face = Readonly<{
  title: string | Sealed;
  /** What it came to: the last decision or, without one, the last step. */
  what: string;
  step: number;
  /** Of that step, in London. */
  day: string;
  /** What was decided on; null where that was no money. */
  decidedPence: number | null;
  /** The same or, without it, what it is about. */
  pence: number | null;
  /** When the last step that this reader sees came onto the record. */
  changedAt: Instant;
  marks: Marks;
}>;
/** What may be read in it, its texts sealed still; `step` is null for what stands above the steps. */
export type Words = readonly Readonly<{ step: number | null; text: string | Sealed }>[];
export type Faces = Readonly<Partial<Record<Reader, Face>>>;
export type AllWords = Readonly<Partial<Record<Reader, Words>>>;

/** For each kind of reader who may ever read this case; a public face only where it is public. */
export function facesOf({ one, events }: OpenCase): { faces: Faces; words: AllWords } {
  const readers = READERS.filter((reader) => reader !== 'public' || one.isPublic);
  const told = readers.map((reader) => [reader, toldTo(reader, one, events)] as const)
    .filter(([, steps]) => steps.length > 0);
  return {
    faces: Object.fromEntries(told.map(([reader, steps]) => [reader, faceOf(one, steps, reader)])),
    words: Object.fromEntries(told.map(([reader, steps]) => [reader, wordsOf(one, steps, reader)])),
  };
}

function faceOf(one: Case, steps: readonly Told[], reader: Reader): Face {
  const decidedIn = steps.findLastIndex(({ telling }) => facetsOf(telling.facets, 'decision').length > 0);
  const index = decidedIn < 0 ? steps.length - 1 : decidedIn;
  const { telling: { what }, event: { metadata } } = steps[index]!;
  const decided = steps.filter(({ telling }) => facetsOf(telling.facets, 'decision').length > 0);
  const decidedPence = lastPence(decided);
  return {
    title: one.title, what, step: index + 1, day: londonDay(metadata.effectiveAt), decidedPence,
    pence: decidedPence ?? lastPence(steps), changedAt: lastRecorded(steps), marks: marksOf(one, steps, reader),
  };
}

const lastPence = (steps: readonly Told[]) =>
  steps.flatMap(({ telling }) => facetsOf(telling.facets, 'money')).at(-1)?.pence ?? null;

const lastRecorded = (steps: readonly Told[]) =>
  steps.map(({ event }) => event.recordedAt).reduce((one, other) => (one > other ? one : other));

/** The last step that says it stands for all of them. */
function marksOf(one: Case, steps: readonly Told[], reader: Reader): Marks {
  const marks = steps.flatMap((told, index) => [...marksIn(told, reader)]
    .map((mark) => [mark, { step: index + 1, what: told.telling.what }] as const));
  return Object.fromEntries([[`funder:${one.funderId}`, { step: 1, what: steps[0]!.telling.what }], ...marks]);
}

/** Who somebody is only those learn who read everything; and never who wrote for a group. */
function* marksIn({ event: { metadata }, telling }: Told, reader: Reader): Generator<string> {
  const { role, actor, authority } = metadata;
  yield `role:${roleInWords(role, actor)}`;
  if (reader === 'full' && role !== 'applicant') yield `person:${actor}`;
  if (isStandingRule(authority)) yield `rule:${authorityInWords(authority)}`;
  for (const facet of telling.facets) yield* markOf(facet);
}

function markOf(facet: Facet): readonly string[] {
  const mark = marking[facet.kind] as ((one: Facet) => string | null) | undefined;
  const made = mark?.(facet) ?? null;
  return made === null ? [] : [made];
}

type Marking = { readonly [Kind in Facet['kind']]?: (facet: Extract<Facet, { kind: Kind }>) => string | null };

/** What is looked for as such; scores and files are read in the case itself. */
const marking: Marking = {
  decision: ({ outcome }) => `outcome:${outcome}`,
  outcome: ({ outcome }) => `outcome:${outcome}`,
  ward: ({ code }) => `ward:${code}`,
  organisation: ({ id }) => `organisation:${id}`,
  rule: ({ rule }) => `rule:${rule}`,
  interest: ({ isDeclared }) => (isDeclared ? 'interest' : null),
  vote: ({ against }) => (against > 0 ? 'dissent' : null),
  departure: () => 'departure',
  late: () => 'late',
  delegation: () => 'delegation',
};

function wordsOf(one: Case, steps: readonly Told[], reader: Reader): Words {
  const above = [one.title, ...detailsFor(one.about, rightsOf(reader, one)).map(({ text }) => text)];
  return [
    ...above.map((text) => ({ step: null, text })),
    ...steps.flatMap(({ telling: { what, because, details } }, index) =>
      [what, because, ...details.map(({ text }) => text)].filter((text) => text !== null)
        .map((text) => ({ step: index + 1, text }))),
  ];
}
