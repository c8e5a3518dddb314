import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  consistencyProof, keyIn, parseSkey, parseVkey, rootOf, skeyOf, verifyCheckpoint, vkeyOf, type Witness,
} from '../index.js';
import { requestText } from './request.js';
import { hashes, leaves, log, noteOf, origin, textOfRequest, witnesses } from './witness.fixture.js';

describe('a witness', () => {
  const { folder, start, remove } = witnesses();
  afterAll(remove);
  const recordIn = (home: string) => readdirSync(home).find((name) => name.endsWith('.checkpoint'))!;
  const statuses = async (witness: Witness, ...requests: Promise<string>[]) =>
    (await Promise.all(requests)).map((request) => witness.add(request).status);

  it('cosigns a log that grows, with its time, and keeps what it signed', async () => {
    const { witness, key, home } = start();
    expect(await statuses(witness, textOfRequest(0, 5), textOfRequest(5, 5), textOfRequest(5, 21)))
      .toEqual([200, 200, 200]);
    const hash = recordIn(home).slice(0, 64);
    const known = { log: log.verifier, witnesses: [key] };
    const { checkpoint, cosigned } = verifyCheckpoint(witness.latest(hash).body, known);
    expect(checkpoint.size).toBe(21);
    expect(cosigned).toEqual([{ name: 'auditor.example/w1', vkey: key.vkey, at: 1_800_000_000 }]);
    expect(witness.latest('0'.repeat(64)).status).toBe(404);
    expect(witness.latest('../witness.key').status).toBe(404);
  });

  it('knows after a start what it signed before, and makes its key only once', async () => {
    const { witness, again, key, home } = start();
    witness.add(await textOfRequest(0, 5));
    expect(again().key).toEqual({ ...key, verify: expect.anything() as unknown });
    expect(again().witness.add(await textOfRequest(0, 7)))
      .toEqual({ status: 409, type: 'text/x.tlog.size', body: '5\n' });
    for (const name of readdirSync(home)) expect(statSync(join(home, name)).mode & 0o777).toBe(0o600);
  });

  it('answers each request that it does not cosign with the status of the specification', async () => {
    const { witness } = start();
    const other = parseSkey(skeyOf(origin, 'log', Buffer.alloc(32, 9)));
    const bent = noteOf(5).replace(/(.)(.{20})\n$/, (_, one, rest) => `${one === 'A' ? 'B' : 'A'}${rest}\n`);
    const [stranger, empty] = [noteOf(5, leaves[0], other, 'stranger.example'), noteOf(0, leaves[0])];
    const fork = noteOf(8, rootOf(leaves.slice(1, 9)));
    expect(await statuses(witness,
      textOfRequest(0, 5, stranger), textOfRequest(0, 5, noteOf(5, leaves[0], other)), textOfRequest(0, 5, bent),
      textOfRequest(6, 5), textOfRequest(3, 5), textOfRequest(0, 0, empty),
      Promise.resolve(`${await textOfRequest(0, 5)}x`))).toEqual([404, 403, 403, 400, 409, 422, 400]);
    expect(await statuses(witness, textOfRequest(0, 5), textOfRequest(5, 8, fork),
      textOfRequest(5, 5, noteOf(5, leaves[1])),
      Promise.resolve(requestText({ oldSize: 5, proof: [], checkpoint: noteOf(8) })), textOfRequest(5, 4),
      textOfRequest(4, 5), textOfRequest(5, 8))).toEqual([200, 422, 422, 422, 400, 409, 200]);
  });

  it.each([
    '', 'old 0', 'old 00\n\nx', 'old -1\n\nx', 'old 1e3\n\nx', 'new 0\n\nx', 'old 0\nxx\n\nx', 'old 0\n\nno note',
  ])(
    'asks for another request where it gets "%s"', (body) => expect(start().witness.add(body).status).toBe(400));

  it('takes no proof where it has seen nothing yet, and no more hashes than a tree can need', async () => {
    const { witness } = start();
    const proof = await consistencyProof(3, 5, hashes);
    expect(witness.add(requestText({ oldSize: 0, proof, checkpoint: noteOf(5) })).status).toBe(422);
    const many = Array.from({ length: 64 }, () => leaves[0]!);
    expect(witness.add(requestText({ oldSize: 0, proof: many, checkpoint: noteOf(5) })).status).toBe(400);
  });

  it('does not sign on where its own record was changed, and says so to its keeper only', async () => {
    const { witness, home } = start();
    witness.add(await textOfRequest(0, 5));
    writeFileSync(join(home, recordIn(home)), noteOf(3));
    const request = await textOfRequest(3, 5);
    expect(() => witness.add(request)).toThrow('What this witness last cosigned of funding.example/log cannot be');
  });

  it('does not use a key that others can read, or one that is for another name or use', () => {
    const file = join(folder, 'others.key');
    writeFileSync(file, `${log.skey}\n`, { mode: 0o600 });
    expect(() => keyIn(file, 'witness')).toThrow('is not for a witness');
    expect(() => keyIn(file, 'log', 'x')).toThrow('holds the key of funding.example/log, not of x');
    writeFileSync(join(folder, 'open.key'), log.skey, { mode: 0o644 });
    expect(() => keyIn(join(folder, 'open.key'), 'log')).toThrow('chmod 600');
    expect(() => keyIn(join(folder, 'none.key'), 'log')).toThrow('Give the name');
    expect(existsSync(join(folder, 'none.key'))).toBe(false);
  });

  const vectors = '../shared/vectors/torchwood-witness';
  (existsSync(vectors) ? it : it.skip)('answers the requests that torchwood’s witness is tried with', () => {
    type Transcript = Readonly<{
      log_pubkey_hex?: string; log_vkey?: string; steps: { request_body: string; upstream_expected_status: number }[];
    }>;
    const sigsum = 'sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562';
    const play = (name: string, followedAs: string) => {
      const { log_pubkey_hex: hex, log_vkey: vkey, steps } =
        JSON.parse(readFileSync(`${vectors}/${name}`, 'utf8')) as Transcript;
      const key = parseVkey(vkey ?? vkeyOf(sigsum, 'log', Buffer.from(hex!, 'hex')));
      const { witness } = start([{ origin: followedAs, key }]);
      const expected = steps.map(({ upstream_expected_status: status, request_body: body }) =>
        (body.includes('309e563\n3') ? 404 : status)); // an unknown origin: 403 then, 404 in v1.0.0
      expect(steps.map(({ request_body: body }) => witness.add(body).status)).toEqual(expected);
      return steps.length;
    };
    expect(play('add-checkpoint-sigsum.json', sigsum)).toBe(9);
    expect(play('add-checkpoint-sumdb.json', 'go.sum database tree')).toBe(1);
  });
});
