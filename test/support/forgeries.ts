import { createHash } from 'node:crypto';
import { leafHash, leafOf, parseLeaf, parseSkey, signNote, skeyOf } from '#transparency';

/** The files of a bundle, by their paths. */
export type Files = ReadonlyMap<string, Uint8Array>;
type Draft = Map<string, Uint8Array>;
/** `finds`: what each of the three programs that check has to say. */
export type Forgery = Readonly<{ name: string; forge(files: Draft): void; finds: RegExp }>;

const text = (files: Files, path: string) => Buffer.from(files.get(path)!).toString();
const write = (files: Draft, path: string, words: string) => void files.set(path, Buffer.from(words));
const change = (files: Draft, path: string, from: string | RegExp, to: string) => {
  const [before, after] = [text(files, path), text(files, path).replace(from, to)];
  if (before === after) throw new Error(`${path} has no ${from}`);
  write(files, path, after);
};
const leavesOf = (files: Files) => text(files, 'leaves.txt').split('\n').slice(0, -1);
const writeLeaves = (files: Draft, leaves: readonly string[]) =>
  write(files, 'leaves.txt', leaves.map((leaf) => `${leaf}\n`).join(''));
const said = (disclosure: string) => Buffer.from(disclosure, 'base64url').toString();
const disclosureOf = (value: string) => Buffer.from(value).toString('base64url');

/** Where the one event of a type is opened. */
function openedOf(files: Files, type: string): string {
  const isIt = (path: string) => path.startsWith('opened/')
    && text(files, path).split('\n').some((line) => said(line).includes(`"type":"${type}"`));
  return [...files.keys()].find(isIt)!;
}

function changeMember(files: Draft, type: string, from: RegExp, to: string) {
  const path = openedOf(files, type);
  const line = text(files, path).split('\n').find((one) => from.test(said(one)))!;
  change(files, path, line, disclosureOf(said(line).replace(from, to)));
}

/** The stream with the most leaves. */
function longest(leaves: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const { stream } of leaves.map((leaf) => parseLeaf(Buffer.from(leaf))))
    counts.set(stream, (counts.get(stream) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]![0];
}

/** Takes an event out, with all that belongs to it. `which`: out of the leaves of the longest stream. */
function remove(files: Draft, which: (own: readonly string[]) => string) {
  const leaves = leavesOf(files);
  const stream = longest(leaves);
  const gone = which(leaves.filter((leaf) => leaf.includes(stream)));
  const { index, version } = parseLeaf(Buffer.from(gone));
  writeLeaves(files, leaves.filter((leaf) => leaf !== gone));
  files.delete(`proofs/${index}.tlog-proof`);
  files.delete(`opened/${index}.txt`);
  return { stream, version };
}

function add(files: Draft) {
  const leaves = leavesOf(files);
  const last = leaves.at(-1)!;
  const { index, stream, version } = parseLeaf(Buffer.from(last));
  const prev = leafHash(Buffer.from(last)).toString('hex');
  const added = { index: index + 1, stream, version: version + 1, prev, commitment: 'ab'.repeat(32) };
  writeLeaves(files, [...leaves, leafOf(added).toString()]);
  const proof = text(files, `proofs/${index}.tlog-proof`).replace(`index ${index}\n`, `index ${index + 1}\n`);
  write(files, `proofs/${index + 1}.tlog-proof`, proof);
  change(files, 'manifest', `stream ${stream} ${version}`, `stream ${stream} ${version + 1}`);
}

const anotherKey = (name: string) => parseSkey(skeyOf(name, 'log', Buffer.alloc(32, 9)));

export const forgeries: readonly Forgery[] = [
  { name: 'another sum', finds: /opened\/\d+\.txt: member \d+ does not stand in the statement/,
    forge: (files) => changeMember(files, 'GrantReserved', /(?<="data\.pence",)\d+/, '9900000') },
  { name: 'another reason', finds: /text \d+ stands in no event that is opened/,
    forge: (files) => {
      const line = text(files, 'texts.txt').split('\n').find((one) => said(one).includes('A clear need'))!;
      change(files, 'texts.txt', line, disclosureOf(said(line).replace('A clear need', 'A good friend')));
    } },
  { name: 'a removed event', finds: /Stream [0-9a-f]{32} has no version 4/,
    forge: (files) => void remove(files, (own) => own[3]!) },
  { name: 'a removed tail', finds: /Stream [0-9a-f]{32} ends at version \d+, not \d+/,
    forge: (files) => void remove(files, (own) => own.at(-1)!) },
  { name: 'a removed tail, of which the manifest says nothing', finds: /manifest/i,
    forge: (files) => {
      const { stream, version } = remove(files, (own) => own.at(-1)!);
      change(files, 'manifest', `stream ${stream} ${version}`, `stream ${stream} ${version - 1}`);
    } },
  { name: 'swapped leaves', finds: /The leaves are not in the order of the log/,
    forge: (files) => {
      const [one, other, ...rest] = leavesOf(files);
      writeLeaves(files, [other!, one!, ...rest]);
    } },
  { name: 'another checkpoint', finds: /checkpoint.*wrong|The signature of .* under checkpoint is wrong/,
    forge: (files) => change(files, 'checkpoint', /^(.+\n)(\d+)/, '$1123456') },
  { name: 'a swapped key of the log', finds: /checkpoint.*(?:signed|known)/,
    forge: (files) => {
      const { vkey } = anotherKey(/^log ([^+]+)/.exec(text(files, 'policy'))![1]!).verifier;
      change(files, 'policy', /^log .*/, `log ${vkey}`);
    } },
  { name: 'a broken cosignature', finds: /signature of witness\.example(?: under checkpoint)? is wrong/,
    forge: (files) => change(files, 'checkpoint', /(?<=— witness\.example [^\n]{20})[^\n]/, 'A') },
  { name: 'a disclosure of another event', finds: /opened\/\d+\.txt: member \d+ does not stand in the statement/,
    forge: (files) => {
      const strange = text(files, openedOf(files, 'RoundApproved')).split('\n')[1]!;
      const path = openedOf(files, 'GrantReserved');
      write(files, path, `${text(files, path)}${strange}\n`);
    } },
  { name: 'the opening of another event', finds: /its statement is not what the leaf commits to/,
    forge: (files) => files.set(openedOf(files, 'GrantReserved'), files.get(openedOf(files, 'RoundApproved'))!) },
  { name: 'an added event', finds: /proofs\/\d+\.tlog-proof/, forge: add },
  { name: 'another page to read', finds: /manifest/i,
    forge: (files) => change(files, 'index.html', '£1,000', '£2,000') },
  { name: 'all of it signed anew', finds: /The key .*\/bundles\+.* is not one that you (?:gave|trust)/,
    forge: (files) => {
      const name = text(files, 'issuer.vkey').split('+')[0]!;
      change(files, 'index.html', '£1,000', '£2,000');
      write(files, 'issuer.vkey', `${anotherKey(name).verifier.vkey}\n`);
      hashAnew(files);
      const [unsigned] = text(files, 'manifest').split('\n\n');
      write(files, 'manifest', signNote(`${unsigned}\n`, [anotherKey(name)]));
    } },
];

/** As far as somebody comes who has no key: all files are again as the manifest says. */
function hashAnew(files: Draft) {
  const lines = text(files, 'manifest').split('\n').filter((line) => !line.startsWith('file '));
  const at = lines.indexOf('');
  const hashes = [...files].filter(([path]) => path !== 'manifest')
    .map(([path, bytes]) => `file ${createHash('sha256').update(bytes).digest('hex')}  ${path}`);
  write(files, 'manifest', [...lines.slice(0, at), ...hashes, ...lines.slice(at)].join('\n'));
}

export function forged(files: Files, { forge }: Forgery): Files {
  const draft = new Map(files);
  forge(draft);
  hashAnew(draft);
  return draft;
}

/** One bit of one byte, somewhere: in any file with the same chance, however long it is. `random`: from 0 up to 1. */
export function flipped(files: Files, random: () => number): Readonly<{ path: string; files: Files }> {
  const paths = [...files.keys()];
  const path = paths[Math.floor(random() * paths.length)]!;
  const bytes = Buffer.from(files.get(path)!);
  bytes[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(random() * 8);
  return { path, files: new Map([...files, [path, bytes]]) };
}
