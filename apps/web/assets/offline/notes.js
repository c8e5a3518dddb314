// Signed notes (C2SP): keys, signatures of a log and cosignatures of witnesses.
async function parseKey(vkey, type) {
  const [name, id, ...rest] = vkey.split('+');
  const bytes = fromBase64(rest.join('+'));
  const known = inHex((await sha256(joined(inBytes(`${name}\n`), bytes))).subarray(0, 4));
  if (bytes.length !== 33 || bytes[0] !== type || known !== id) throw new Error(`the key ${vkey} is not right`);
  return { name, id, type, vkey, publicKey: bytes.subarray(1) };
}

// The text of a note and who has signed it. A wrong signature of a known key spoils all of it.
async function verifyNote(note, keys) {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) throw new Error('it is not signed');
  const [text, signed] = [note.slice(0, end + 1), []];
  for (const line of note.slice(end + 2).split('\n').slice(0, -1)) {
    const [dash, name, base64, ...more] = line.split(' ');
    if (dash !== '—' || !base64 || more.length > 0)
      throw new Error('it has a line among its signatures that is none');
    const bytes = fromBase64(base64);
    const key = keys.find((one) => one.name === name && one.id === inHex(bytes.subarray(0, 4)));
    if (!key) continue;
    const at = key.type === 4 ? new DataView(bytes.buffer).getBigUint64(4) : undefined;
    const message = at === undefined ? text : `cosignature/v1\ntime ${at}\n${text}`;
    const signature = bytes.subarray(at === undefined ? 4 : 12);
    const isRight = signature.length === 64
      && await ed25519.verifyAsync(signature, inBytes(message), key.publicKey, { zip215: false });
    if (!isRight) throw new Error(`the signature of ${name} is wrong`);
    signed.push(key);
  }
  return { text, signed };
}

async function parsePolicy(text) {
  const lines = text.split('\n').map((line) => line.split(' '));
  const [log, ...others] = lines.filter(([word]) => word === 'log');
  if (!log || others.length > 0) throw new Error('it does not name one log');
  const witnesses = lines.filter(([word]) => word === 'witness');
  const keys = await Promise.all(witnesses.map(([, , key]) => parseKey(key, 4)));
  return { log: await parseKey(log[1], 1), witnesses: keys };
}

async function verifyCheckpoint(note, { log, witnesses }) {
  const { text, signed } = await verifyNote(note, [log, ...witnesses]);
  if (!signed.includes(log)) throw new Error(`${log.name} has not signed it`);
  const [origin, size, root] = text.split('\n');
  if (origin !== log.name) throw new Error('it is of another log');
  const cosigned = [...new Set(signed.filter((key) => key !== log).map(({ name }) => name))];
  return { origin, size: Number(size), root: inHex(fromBase64(root)), cosigned };
}

// RFC 6962: the root that a leaf and its proof lead to.
async function rootFrom(index, size, hash, proof) {
  let [node, last, root] = [index, size - 1, hash];
  if (index >= size) throw new Error('the leaf is not in the published log');
  for (const other of proof) {
    if (last === 0) throw new Error('it has too many hashes');
    const isRight = node % 2 === 1 || node === last;
    root = isRight ? await nodeHash(other, root) : await nodeHash(root, other);
    while (isRight && node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  if (last !== 0) throw new Error('it has too few hashes');
  return inHex(root);
}
