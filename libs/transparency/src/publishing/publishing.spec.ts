import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { InMemoryEventStore } from '#event-store';
import { type Ground, ground, sequencerOf, SetClock, tell } from '../sequenced.fixture.js';
import {
  askWitness, keyIn, parseSkey, parseVkey, signNote, textOf, verifyCheckpoint, Witness, witnessServer, WitnessState,
} from '../index.js';
import { LogSigner } from '../signing/signer.js';
import { noteOf, PublishedLog } from './published.js';
import { Publishing } from './publishing.js';
import { type WitnessAt, Witnessing } from './witnessing.js';

const HOUR = 3_600_000;

describe('publishing the log', () => {
  let stage: Ground;
  let db: DataSource;
  const store = new InMemoryEventStore();
  const clock = new SetClock('2027-04-01T09:10:00.000Z');
  const servers: Server[] = [];
  const signer = () =>
    new LogSigner(db, clock, { signerDir: join(stage.folder, 'signer'), origin: 'grants.example/log' });
  const witnessing = (all: readonly WitnessAt[]) =>
    new Witnessing(db, new PublishedLog(db), signer(), clock, all);
  const grow = async (count: number) => {
    await tell(store, count);
    await sequencerOf(store, db, stage).catchUp();
  };
  const latest = async () => (await new PublishedLog(db).latest())!;
  const sizeAt = async (time: string, publishing: Publishing) => {
    clock.moment = `2027-04-01T${time}:00.000Z`;
    await publishing.turn();
    return new PublishedLog(db).size();
  };

  beforeAll(async () => {
    stage = await ground();
    db = await stage.empty();
  });
  afterAll(async () => {
    for (const server of servers) server.close();
    await stage.stop();
  });

  it('is done in sealed batches at full hours: what happens in between is not told of before', async () => {
    let publishing = new Publishing(signer(), db, clock, HOUR);
    expect(await sizeAt('09:15', publishing)).toBe(0);
    await grow(3); // at 9:00, as the sequencer's clock has it
    expect(await sizeAt('09:59', publishing)).toBe(0);
    expect(await sizeAt('10:00', publishing)).toBe(3);
    await grow(5);
    expect(await sizeAt('10:59', publishing)).toBe(3);
    publishing = new Publishing(signer(), db, clock, HOUR); // a new start is no reason to publish
    expect(await sizeAt('10:59', publishing)).toBe(3);
    expect(await sizeAt('13:30', publishing)).toBe(8);
    expect(await latest()).toMatchObject({ publishedAt: '2027-04-01T13:30:00.000Z' });
  });

  /** As a witness that somebody else runs: it has a key, a memory and a server of its own. */
  async function witness(name: string) {
    const key = keyIn(join(stage.folder, `${name}.key`), 'witness', name);
    const logs = [{ origin: 'grants.example/log', key: parseVkey((await latest()).vkey) }];
    const state = new WitnessState(join(stage.folder, name));
    const server = witnessServer(new Witness(key, logs, state, () => 1_806_570_000), () => undefined);
    servers.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return { vkey: key.verifier.vkey, url: new URL(`http://127.0.0.1:${port}/`) };
  }

  it('asks each witness, keeps what it says, and waits for none that does not answer', async () => {
    const [one, two] = [await witness('auditor.example'), await witness('council-next-door.example')];
    const away = { ...two, url: new URL('http://127.0.0.1:1/') };
    await expect(witnessing([one, away]).ask())
      .rejects.toThrow('council-next-door.example at http://127.0.0.1:1/ does not answer');
    expect((await latest()).cosigned.map(({ name }) => name)).toEqual(['auditor.example']);
    const both = witnessing([one, two]);
    for (const more of [0, 300]) {
      if (more > 0) await grow(more);
      await signer().sign();
      await both.ask();
      const published = await latest();
      const names = published.cosigned.map(({ name }) => name).sort();
      expect(names).toEqual(['auditor.example', 'council-next-door.example']);
      const known = { log: parseVkey(published.vkey), witnesses: [one, two].map(({ vkey }) => parseVkey(vkey)) };
      expect(verifyCheckpoint(noteOf(published), known).cosigned).toHaveLength(2);
    }
  });

  it('signs nothing any more once a witness has seen another history, and says so to everybody', async () => {
    const ours = await witness('first.example');
    const other = [parseSkey(readFileSync(join(stage.folder, 'signer', 'log-1.key'), 'utf8').trim())];
    const hidden = textOf({ origin: 'grants.example/log', size: 9_000, root: Buffer.alloc(32, 7) });
    await askWitness({ url: ours.url.href, key: parseVkey(ours.vkey) },
      { oldSize: 0, proof: [], checkpoint: signNote(hidden, other) });
    const words = /^first.example has cosigned 9000 entries, and this record has \d+ only. The signer refuses$/;
    await expect(witnessing([ours]).ask()).rejects.toThrow('first.example has cosigned 9000 entries');
    expect(await new PublishedLog(db).signer()).toMatchObject({ refuses: true });
    expect((await new PublishedLog(db).signer())?.trouble).toMatch(words);
    await grow(2);
    await expect(signer().sign()).rejects.toThrow('The signer refuses');
    await witnessing([]).ask(); // the operator asks it no longer
    expect(await new PublishedLog(db).signer()).toMatchObject({ refuses: false, trouble: null });
    await signer().sign();
  });
});
