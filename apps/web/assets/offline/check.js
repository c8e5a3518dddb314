// Everything that has to fit in a bundle. Each fault is a sentence, and one does not hide the others.
const LEAF = new RegExp('^{"commitment":"([0-9a-f]{64})","index":(0|[1-9][0-9]*),"prev":"([0-9a-f]{64})",'
  + '"stream":"([0-9a-f]{32})","version":([1-9][0-9]*)}$');
const STATEMENT = /^\{"_sd":\["[\w-]{43}"(?:,"[\w-]{43}")*\],"_sd_alg":"sha-256"\}$/;

async function checkBundle(files, trusted) {
  const faults = new Set();
  const within = async (where, act) => {
    try {
      return await act();
    } catch (error) {
      faults.add(`${where}: ${error.message}`);
      return undefined;
    }
  };
  const read = (path) => {
    if (!files.has(path)) throw new Error('it is missing');
    return inText(files.get(path));
  };
  const lines = (path) => {
    const all = read(path).split('\n');
    if (all.pop() !== '') throw new Error('its last line is not whole');
    return all;
  };
  const bundle = { files, faults, within, read, lines };
  const issuer = await within('issuer.vkey', () => parseKey(read('issuer.vkey').trim(), 1));
  const manifest = await checkManifest(bundle, issuer);
  const policy = await within('policy', () => parsePolicy(read('policy')));
  const signed = policy && await within('checkpoint', () => verifyCheckpoint(read('checkpoint'), policy));
  const keys = [policy?.log, issuer, ...policy?.witnesses ?? []].filter(Boolean).map(({ vkey }) => vkey);
  if (trusted.length > 0)
    for (const key of keys) if (!trusted.includes(key)) faults.add(`The key ${key} is not one that you gave`);
  const leaves = await checkLeaves(bundle, signed);
  checkStreams(bundle, leaves, manifest);
  const opened = await checkOpenings(bundle, leaves);
  const texts = await within('texts.txt', () => textsOf(bundle, opened)) ?? new Map();
  return { faults: [...faults], manifest, signed, keys, leaves, opened, texts };
}

async function checkManifest({ files, faults, within, read }, issuer) {
  const note = await within('manifest', () => read('manifest')) ?? '';
  const text = await within('The manifest was changed', async () => {
    const { text: signedText, signed } = await verifyNote(note, issuer ? [issuer] : []);
    if (signed.length === 0) throw new Error('whoever made the bundle has not signed it');
    return signedText;
  }) ?? note.slice(0, note.lastIndexOf('\n\n') + 1);
  const all = (form) => [...text.matchAll(form)].map(([, one, other]) => [one, other]);
  const listed = new Map(all(/^file ([0-9a-f]{64}) {2}(.+)$/gm).map(([hash, path]) => [path, hash]));
  for (const [path, hash] of listed)
    if (!files.has(path)) faults.add(`${path} is missing`);
    else if (inHex(await sha256(files.get(path))) !== hash) faults.add(`${path} was changed`);
  for (const path of files.keys())
    if (path !== 'manifest' && !listed.has(path)) faults.add(`${path} was added: the manifest has no such file`);
  const value = (name) => new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1];
  const streams = new Map(all(/^stream ([0-9a-f]{32}) (\d+)$/gm).map(([handle, last]) => [handle, Number(last)]));
  return { reference: value('reference'), reader: value('reader'), streams };
}

async function checkLeaves({ files, faults, within, read, lines }, signed) {
  const leaves = [];
  for (const [at, line] of (await within('leaves.txt', () => lines('leaves.txt')) ?? []).entries()) {
    const [, commitment, index, prev, stream, version] = LEAF.exec(line) ?? [];
    if (commitment === undefined) faults.add(`leaves.txt, line ${at + 1}: it is not a leaf`);
    else {
      const hash = await leafHash(inBytes(line));
      leaves.push({ index: Number(index), version: Number(version), commitment, prev, stream, hash });
    }
  }
  if (leaves.some(({ index }, at) => at > 0 && index <= leaves[at - 1].index))
    faults.add('The leaves are not in the order of the log');
  for (const leaf of signed ? leaves : [])
    await within(`proofs/${leaf.index}.tlog-proof`, () => checkProof(read, leaf, signed));
  const known = new Set(leaves.map(({ index }) => String(index)));
  for (const path of files.keys()) {
    const [, index] = /^(?:proofs|opened)\/(.+)\.(?:tlog-proof|txt)$/.exec(path) ?? [];
    if (index !== undefined && !known.has(index)) faults.add(`${path} belongs to no leaf`);
  }
  return leaves;
}

async function checkProof(read, { index, hash }, { size, root }) {
  const text = read(`proofs/${index}.tlog-proof`);
  const end = text.indexOf('\n\n');
  const [version, place, ...hashes] = text.slice(0, end).split('\n');
  if (version !== 'c2sp.org/tlog-proof@v1') throw new Error('it is no proof');
  if (place !== `index ${index}`) throw new Error('it is of another leaf');
  if (text.slice(end + 2) !== read('checkpoint')) throw new Error('it leads to another checkpoint');
  if (await rootFrom(index, size, hash, hashes.map(fromBase64)) !== root)
    throw new Error('it does not lead to the root that was signed');
}

function checkStreams({ faults }, leaves, { streams }) {
  const ends = new Map();
  for (const { stream, version, prev, hash, index } of leaves) {
    const before = ends.get(stream) ?? { version: 0, hash: '0'.repeat(64) };
    if (version !== before.version + 1)
      faults.add(`Stream ${stream} has no version ${before.version + 1}: an event is missing or out of order`);
    else if (prev !== before.hash)
      faults.add(`Leaf ${index} does not follow on the leaf before it in stream ${stream}`);
    ends.set(stream, { version, hash: inHex(hash) });
  }
  for (const [stream, last] of streams) {
    const end = ends.get(stream)?.version ?? 0;
    if (end !== last) faults.add(`Stream ${stream} ends at version ${end}, not ${last}: an event is missing`);
  }
  for (const stream of ends.keys()) if (!streams.has(stream)) faults.add(`Stream ${stream} was added`);
}

async function checkOpenings({ files, within, lines }, leaves) {
  const opened = [];
  for (const leaf of leaves.filter(({ index }) => files.has(`opened/${index}.txt`))) {
    const path = `opened/${leaf.index}.txt`;
    const members = await within(path, () => membersOf(lines(path), leaf));
    if (members) opened.push({ leaf, members });
  }
  return opened;
}

async function membersOf([statement, ...disclosures], { commitment, version }) {
  if (inHex(await sha256(inBytes(statement))) !== commitment)
    throw new Error('its statement is not what the leaf commits to');
  if (!STATEMENT.test(statement)) throw new Error('it has no statement');
  const [digests, members] = [new Set(JSON.parse(statement)._sd), new Map()];
  for (const [at, disclosure] of disclosures.entries()) {
    if (!digests.has(await digestOf(disclosure))) throw new Error(`member ${at + 1} does not stand in the statement`);
    const [, name, value] = JSON.parse(inText(fromBase64url(disclosure)));
    if (members.has(name)) throw new Error('a member is opened twice');
    members.set(name, value);
  }
  if (members.has('fact') && members.get('fact').revision !== version)
    throw new Error('the event is not the one at this place of its stream');
  return members;
}

async function textsOf({ lines }, opened) {
  const sealed = new Set();
  const look = (value) => {
    if (typeof value !== 'object' || value === null) return;
    if (typeof value._sd === 'string') sealed.add(value._sd);
    else Object.values(value).forEach(look);
  };
  for (const { members } of opened) look([...members.values()]);
  const texts = new Map();
  for (const [at, disclosure] of lines('texts.txt').entries()) {
    const digest = await digestOf(disclosure);
    if (!sealed.has(digest)) throw new Error(`text ${at + 1} stands in no event that is opened`);
    texts.set(digest, JSON.parse(inText(fromBase64url(disclosure)))[2]);
  }
  return texts;
}
