import { digestsIn } from '#privacy';
import { commitmentOf, digestOf, type Disclosed, parseDisclosure, parseStatement } from '#transparency';
import { openedPath, PATHS } from '../entries.js';
import { type Faults, type Files, linesIn } from './faults.js';
import type { CheckedLeaf } from './leaves.js';

/** What a bundle opens of one event. */
export type CheckedOpening = Readonly<{ leaf: CheckedLeaf; members: readonly Disclosed[] }>;
/** `texts`: what people typed, by its digest. */
export type CheckedOpenings = Readonly<{ opened: readonly CheckedOpening[]; texts: ReadonlyMap<string, string> }>;

/** Every opened member stands in the statement of its leaf, and every opened text in an opened member. */
export function checkOpenings(files: Files, leaves: readonly CheckedLeaf[], faults: Faults): CheckedOpenings {
  const opened = leaves.filter(({ index }) => files.has(openedPath(index))).flatMap((leaf) => {
    const members = faults.within(openedPath(leaf.index), () => membersOf(files, leaf));
    return members ? [{ leaf, members }] : [];
  });
  return { opened, texts: faults.within(PATHS.texts, () => textsOf(files, opened)) ?? new Map<string, string>() };
}

function membersOf(files: Files, { index, commitment, version }: CheckedLeaf): readonly Disclosed[] {
  const [statement = '', ...disclosures] = linesIn(files, openedPath(index));
  if (commitmentOf(Buffer.from(statement)) !== commitment)
    throw new Error('its statement is not what the leaf commits to');
  const digests = new Set(parseStatement(Buffer.from(statement)));
  const members = disclosures.map((disclosure, at) => {
    if (!digests.has(digestOf(disclosure))) throw new Error(`member ${at + 1} does not stand in the statement`);
    return parseDisclosure(disclosure);
  });
  if (new Set(members.map(({ name }) => name)).size < members.length) throw new Error('a member is opened twice');
  const fact = members.find(({ name }) => name === 'fact')?.value as { revision?: unknown } | undefined;
  if (fact && fact.revision !== version) throw new Error('the event is not the one at this place of its stream');
  return members;
}

function textsOf(files: Files, opened: readonly CheckedOpening[]): ReadonlyMap<string, string> {
  const sealed = new Set(digestsIn(opened.map(({ members }) => members)));
  return new Map(linesIn(files, PATHS.texts).map((disclosure, at) => {
    const digest = digestOf(disclosure);
    if (!sealed.has(digest)) throw new Error(`text ${at + 1} stands in no event that is opened`);
    const [, , text] = JSON.parse(Buffer.from(disclosure, 'base64url').toString()) as unknown[];
    if (typeof text !== 'string') throw new Error(`text ${at + 1} is no text`);
    return [digest, text];
  }));
}
