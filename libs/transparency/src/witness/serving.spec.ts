import { readdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { askWitness, consistencyProof, cosignatureOf, verifyCheckpoint, witnessServer } from '../index.js';
import { hashes, leaves, log, noteOf, requestOf, witnesses } from './witness.fixture.js';

describe('a witness over HTTP', () => {
  const { start, remove } = witnesses();
  const servers: Server[] = [];
  const told: string[] = [];
  const serve = (server: Server) => new Promise<string>((ready) => {
    const addressOf = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    servers.push(server.listen(0, '127.0.0.1', () => ready(addressOf())));
  });
  const begin = async (one = start()) =>
    ({ ...one, url: await serve(witnessServer(one.witness, (sentence) => told.push(sentence))) });
  afterAll(() => {
    for (const server of servers) server.close().closeAllConnections();
    remove();
  });

  it('is asked by a log from wherever it stands, and its line is verified', async () => {
    const witness = await begin();
    const ask = (size: number, oldSize = 0) => cosignatureOf(witness, {
      checkpoint: noteOf(size), size, oldSize, proofFrom: (from) => consistencyProof(from, size, hashes),
    });
    const { line, at } = await ask(9);
    expect(at).toBe(1_800_000_000);
    const known = { log: log.verifier, witnesses: [witness.key] };
    expect(verifyCheckpoint(noteOf(9) + line, known).cosigned).toHaveLength(1);
    await ask(33);
    expect(await askWitness(witness, await requestOf(9, 40))).toEqual({ size: 33 });
    await ask(40, 33);
    await expect(ask(20)).rejects.toThrow('auditor.example/w1 has cosigned 40 entries, and this');
  });

  it('serves two requests at once one after the other: the second has to prove from the first', async () => {
    const witness = await begin();
    const ask = async (size: number) => askWitness(witness, await requestOf(0, size));
    const answers = await Promise.all([5, 6, 7, 8].map(ask));
    expect(answers.filter((answer) => 'line' in answer)).toHaveLength(1);
  });

  it('has no other door, and takes no endless body', async () => {
    const { url } = await begin();
    const status = async (path: string, init?: RequestInit) => (await fetch(`${url}${path}`, init)).status;
    expect(await status('/add-checkpoint')).toBe(404);
    expect(await status('/', { method: 'POST', body: 'old 0' })).toBe(404);
    expect(await status(`/${'0'.repeat(64)}/checkpoint`)).toBe(404);
    expect(await status('/add-checkpoint', { method: 'POST', body: 'x'.repeat(300_000) })).toBe(413);
    expect(await status('/add-checkpoint', { method: 'POST', body: Buffer.of(0xff, 0xfe) })).toBe(400);
  });

  it('tells its keeper what a log sent that changed what it had, as evidence', async () => {
    const witness = await begin();
    await askWitness(witness, await requestOf(0, 5));
    const fork = noteOf(5, leaves[0]);
    const asked = askWitness(witness, { oldSize: 5, proof: [], checkpoint: fork });
    await expect(asked).rejects.toThrow('has cosigned another record than this one');
    expect(told.splice(0)).toEqual([expect.stringContaining(fork)]);
  });

  it('says nothing of what went wrong inside, and tells its keeper', async () => {
    const one = await begin();
    await askWitness(one, await requestOf(0, 5));
    const record = readdirSync(one.home).find((name) => name.endsWith('.checkpoint'))!;
    writeFileSync(join(one.home, record), 'nonsense');
    await expect(askWitness(one, await requestOf(5, 6))).rejects
      .toThrow('auditor.example/w1 refuses with 500: The witness cannot answer at the moment');
    expect(told).toEqual([expect.stringMatching('What this witness last cosigned')]);
  });

  it('that does not answer, answers for another or signs another text is no witness', async () => {
    const forger = await begin();
    const says = (status: number, body: string) =>
      serve(createServer((_, response) => void response.writeHead(status).end(body)));
    const lineOf = async (size: number) => {
      const answer = await askWitness(await begin(), await requestOf(0, size));
      return 'line' in answer ? answer.line : '';
    };
    const silent = await serve(createServer(() => undefined));
    const ask = async (url: string, ms = 5_000) => askWitness({ url, key: forger.key }, await requestOf(0, 5), ms);
    await expect(ask(silent, 50)).rejects.toThrow(/does not answer: .*timeout/);
    await expect(ask('http://127.0.0.1:2')).rejects.toThrow('does not answer: ECONNREFUSED');
    await expect(ask(await says(200, await lineOf(5)))).rejects.toThrow('not with a signature of its key');
    await expect(ask(await says(200, 'nonsense\n'))).rejects.toThrow('not a signature line');
    await expect(ask(await says(200, 'x'.repeat(100_000)))).rejects.toThrow('more than 65536 bytes');
    await expect(ask(await says(409, 'many\n'))).rejects.toThrow('The size that auditor.example/w1 knows is not');
    const other = await askWitness(forger, await requestOf(0, 6)) as { line: string };
    await expect(ask(await says(200, other.line))).rejects.toThrow('The signature of auditor.example/w1 is wrong');
  });
});
