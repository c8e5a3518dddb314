import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { EMPTY_ROOT, Frontier, type Hashes, leafHash, LogFault, nodeHash, rootAt, rootOf } from '../index.js';
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from '../index.js';

const leaves = Array.from({ length: 300 }, (_, at) => leafHash(Buffer.from(`entry ${at}`)));
/** As RFC 6962 defines it, word for word. */
const rootByDefinition = (hashes: readonly Buffer[]): Buffer => {
  if (hashes.length < 2) return hashes[0] ?? EMPTY_ROOT;
  const k = 2 ** Math.ceil(Math.log2(hashes.length) - 1);
  return nodeHash(rootByDefinition(hashes.slice(0, k)), rootByDefinition(hashes.slice(k)));
};
const hashes: Hashes = async (level, index) =>
  rootByDefinition(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));
const flipped = (bytes: Buffer, bit: number) => {
  const copy = Buffer.from(bytes);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
};

describe('a tree of leaves', () => {
  it('has the root that others found for the leaves entry 0, entry 1 and entry 2', () =>
    expect(rootOf(leaves.slice(0, 3)).toString('base64')).toBe('lPvQ3YNvUDAWkubQ6t5yjuGexSv/8WBu2AfIV11aqhk='));

  it('has the hash of nothing as its root while it is empty', () => {
    expect(EMPTY_ROOT).toEqual(createHash('sha256').update('').digest());
    expect(rootOf([])).toEqual(EMPTY_ROOT);
  });

  it('grows leaf by leaf to the root of the definition, and from its kept subtrees alone', async () => {
    let frontier = Frontier.from();
    for (const [at, hash] of leaves.entries()) {
      frontier = Frontier.from(frontier.size, frontier.hashes);
      for (const one of frontier.append(hash)) expect(one.hash).toEqual(await hashes(one.level, one.index));
      expect(frontier.root()).toEqual(rootByDefinition(leaves.slice(0, at + 1)));
    }
    expect((await Frontier.of(217, hashes)).hashes).toHaveLength(5); // 217 = 128 + 64 + 16 + 8 + 1
    expect(await rootAt(217, hashes)).toEqual(rootOf(leaves.slice(0, 217)));
    expect(() => Frontier.from(217, leaves.slice(0, 4))).toThrow(LogFault);
  });

  const sizes = fc.tuple(fc.nat(299), fc.nat(299))
    .map(([one, other]) => [Math.min(one, other), Math.max(one, other) + 1] as const);
  const bit = fc.nat(255);

  it('proves each of its leaves, and no proof with a flipped bit holds', () =>
    fc.assert(fc.asyncProperty(sizes, bit, fc.nat(), async ([index, size], at, which) => {
      const [proof, leaf] = [await inclusionProof(index, size, hashes), leaves[index]!];
      const good = { index: index, size: size, leafHash: leaf, proof, root: rootOf(leaves.slice(0, size)) };
      verifyInclusion(good);
      const bent = proof.map((hash, one) => (one === which % proof.length ? flipped(hash, at) : hash));
      const bad = [
        { ...good, root: flipped(good.root, at) }, { ...good, leafHash: flipped(leaf, at) }, { ...good, index: size },
        { ...good, proof: [...proof, leaf] }, ...(proof.length > 0 ? [{ ...good, proof: bent }] : []),
        ...(proof.length > 0 ? [{ ...good, proof: proof.slice(1) }, { ...good, index: index ^ 1 }] : []),
      ];
      for (const one of bad) expect(() => verifyInclusion(one)).toThrow(LogFault);
    })));

  it('proves that it begins with each smaller tree, and no proof with a flipped bit holds', () =>
    fc.assert(fc.asyncProperty(sizes, bit, fc.nat(), async ([size1, size2], at, which) => {
      const [root1, root2] = [rootOf(leaves.slice(0, size1)), rootOf(leaves.slice(0, size2))];
      const proof = await consistencyProof(size1, size2, hashes);
      const good = { size1: size1, size2: size2, root1, root2, proof };
      verifyConsistency(good);
      const bent = proof.map((hash, one) => (one === which % proof.length ? flipped(hash, at) : hash));
      const bad = [
        { ...good, root1: flipped(root1, at) }, { ...good, proof: [...proof, root1] },
        { ...good, size1: size2 + 1 }, ...(size1 > 0 ? [{ ...good, root2: flipped(root2, at) }] : []),
        ...(proof.length > 0 ? [{ ...good, proof: bent }, { ...good, proof: proof.slice(1) }] : []),
      ];
      for (const one of bad) expect(() => verifyConsistency(one)).toThrow(LogFault);
    })));

  it('says which leaf it does not have', async () => {
    await expect(inclusionProof(7, 7, hashes)).rejects.toThrow('A tree of 7 leaves has no leaf 7');
    await expect(consistencyProof(8, 7, hashes)).rejects.toThrow('A tree of 7 leaves does not begin with one of 8');
  });
});

const vectors = '../shared/vectors/transparency-dev-merkle';
(existsSync(vectors) ? describe : describe.skip)('the probes of transparency.dev', () => {
  type Probe = Readonly<{
    leafIdx: number; treeSize: number; root: string; leafHash: string; proof: readonly string[] | null; desc: string;
    size1: number; size2: number; root1: string; root2: string; wantErr: boolean;
  }>;
  const bytes = (text: string) => Buffer.from(text ?? '', 'base64');
  const probesOf = (kind: string) => readdirSync(join(vectors, 'testdata', kind), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, JSON.parse(readFileSync(join(vectors, 'testdata', kind, name), 'utf8')) as Probe] as const);
  const accepts = (check: () => void) => {
    try {
      check();
      return true;
    } catch (error) {
      expect(error).toBeInstanceOf(LogFault);
      return false;
    }
  };

  it('of inclusion are all 98 accepted or rejected as they have to be', () => {
    const probes = probesOf('inclusion');
    const wrong = probes.filter(([, probe]) => probe.wantErr === accepts(() => verifyInclusion({
      index: probe.leafIdx, size: probe.treeSize, leafHash: bytes(probe.leafHash), root: bytes(probe.root),
      proof: (probe.proof ?? []).map(bytes),
    })));
    expect([probes.length, wrong.map(([name]) => name)]).toEqual([98, []]);
  });

  it('of consistency are all 98 accepted or rejected as they have to be', () => {
    const probes = probesOf('consistency');
    const wrong = probes.filter(([, { size1, size2, ...probe }]) => probe.wantErr === accepts(() => verifyConsistency({
      size1, size2, root1: bytes(probe.root1), root2: bytes(probe.root2), proof: (probe.proof ?? []).map(bytes),
    })));
    expect([probes.length, wrong.map(([name]) => name)]).toEqual([98, []]);
  });

  it('of RFC 6962 give every root and every node', async () => {
    const reference = JSON.parse(readFileSync(join(vectors, 'rfc6962-reference.json'), 'utf8')) as
      Record<'leaf_inputs_hex' | 'root_hashes_hex_by_size', string[]> & { node_hashes_hex_by_level: string[][] };
    const inputs = reference.leaf_inputs_hex.map((leaf) => leafHash(Buffer.from(leaf, 'hex')));
    const frontier = Frontier.from();
    const [roots, nodes] = [[EMPTY_ROOT], [] as Buffer[][]];
    for (const input of inputs) {
      for (const { level, index, hash } of frontier.append(input)) (nodes[level] ??= [])[index] = hash;
      roots.push(frontier.root());
    }
    expect(roots.map((root) => root.toString('hex'))).toEqual(reference.root_hashes_hex_by_size);
    expect(nodes.map((level) => level.map((node) => node.toString('hex')))).toEqual(reference.node_hashes_hex_by_level);
  });
});
