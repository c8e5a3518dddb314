import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { InMemoryEventStore } from '#event-store';
import { type Ground, ground, leavesIn, sequencerOf, SetClock, tell } from '../sequenced.fixture.js';
import { keyIn, parseVkey, verifyCheckpoint } from '../index.js';
import { LogIndex } from '../publishing/log-index.js';
import { PublishedLog } from '../publishing/published.js';
import { consistencyProof, rootOf, verifyConsistency, verifyInclusion, leafHash } from '../tree/index.js';
import { hashesOf } from '../sequencing/stored-hashes.js';
import { beginAgain } from './begin-again.js';
import { confirmRestored } from './confirm-restored.js';
import { bringSignerBack, copySigner } from './signer-copies.js';
import { LogSigner } from './signer.js';

describe('the signer of the public log', () => {
  let stage: Ground;
  let db: DataSource;
  let store: InMemoryEventStore;
  let signerDir: string;
  const clock = new SetClock();
  const origin = 'grants.example/log';

  beforeAll(async () => void (stage = await ground()));
  beforeEach(async () => {
    [db, store] = [await stage.empty(), new InMemoryEventStore()];
    signerDir = join(mkdtempSync(join(stage.folder, 'signer-')), 'signer');
    clock.moment = '2027-04-01T09:00:00.000Z';
  });
  afterAll(() => stage.stop());

  const signer = (folder = signerDir) => new LogSigner(db, clock, { signerDir: folder, origin });
  const latest = () => new PublishedLog(db).latest();
  const grow = async (count: number) => {
    await tell(store, count);
    await sequencerOf(store, db, stage).catchUp();
  };
  const signed = async (count: number) => {
    await grow(count);
    await signer().sign();
    return (await latest())!;
  };
  const asOwner = async (...statements: string[]) => {
    await db.query('GRANT ALL ON leaf, leaf_node, signed_checkpoint TO CURRENT_USER');
    for (const table of ['leaf', 'leaf_node', 'signed_checkpoint'])
      await db.query(`ALTER TABLE ${table} DISABLE TRIGGER append_only`);
    for (const statement of statements) await db.query(statement);
  };
  /** As an older backup has it: leaves, hashes above, the sequencer's place and what was published. */
  const asItWas = (size: number) => asOwner(
    `DELETE FROM leaf WHERE index >= ${size}`, `DELETE FROM leaf_node WHERE (index + 1) * 256 ^ level > ${size}`,
    `UPDATE leaf_sequencer SET size = ${size}, position = '${size}'`,
    `DELETE FROM signed_checkpoint WHERE size > ${size}`);
  const expectRefusal = async (words: RegExp, folder?: string) => {
    const before = await latest();
    await expect(signer(folder).sign()).rejects.toThrow(words);
    await expect(signer(folder).check()).rejects.toThrow(words);
    expect(await latest()).toEqual(before);
    const says = await new PublishedLog(db).signer();
    expect([says?.refuses, says?.trouble]).toEqual([true, expect.stringMatching(words)]);
  };

  it('signs what there is, with a key that only its owner can read, and everybody can check it', async () => {
    const { note, vkey, size, root } = await signed(300);
    const { checkpoint } = verifyCheckpoint(note, { log: parseVkey(vkey) });
    const hashes = (await leavesIn(db)).map(({ hash }) => hash);
    expect(checkpoint).toEqual({ origin, size: 300, root: rootOf(hashes) });
    expect([size, root]).toEqual([300, checkpoint.root]);
    for (const file of ['log-1.key', 'state.json']) expect(statSync(join(signerDir, file)).mode & 0o777).toBe(0o600);
  });

  it('signs nothing where there is nothing, or nothing new', async () => {
    await signer().sign();
    expect(await latest()).toBeNull();
    const first = await signed(5);
    await signer().sign();
    expect(await latest()).toEqual(first);
  });

  it('begins with all that it signed before, time after time', async () => {
    const one = await signed(5);
    for (const more of [1, 250, 300]) {
      const two = await signed(more);
      const proof = await consistencyProof(one.size, two.size, hashesOf(db, two.size));
      verifyConsistency({ size1: one.size, size2: two.size, root1: one.root, root2: two.root, proof });
    }
  });

  it('refuses a record whose tail was deleted, and one that grew again over it', async () => {
    await signed(20);
    await asItWas(15);
    await expectRefusal(/shorter than what was signed on Thursday 1 April 2027 at 10am, which was 20 entries/);
    await db.query(`INSERT INTO leaf (index, recorded_at, version, event_id, position, stream, hash, bytes)
      SELECT 15 + i, now(), 1, gen_random_uuid(), 'p' || i, sha256(i::text::bytea),
        sha256('\\x00'::bytea || i::text::bytea), i::text::bytea FROM generate_series(0, 9) AS i`);
    await db.query('UPDATE leaf_sequencer SET size = 25');
    await expectRefusal(/not the one that was signed on .*: its first entries are others/);
  });

  it('refuses a pair that changed places, a leaf that was changed, and a hash that is of another', async () => {
    await signed(20);
    const swap = ['UPDATE leaf SET index = 100 WHERE index = 3', 'UPDATE leaf SET index = 3 WHERE index = 4',
      'UPDATE leaf SET index = 4 WHERE index = 100'];
    await asOwner(...swap);
    await expectRefusal(/its first entries are others/);
    for (const statement of swap) await db.query(statement);
    await signer().check();
    await db.query("UPDATE leaf SET bytes = 'x' WHERE index = 7");
    await expectRefusal(/Entry 7 of the record is not what its hash says/);
    await db.query("UPDATE leaf SET hash = sha256('\\x0078') WHERE index = 7");
    await expectRefusal(/its first entries are others/);
  });

  it('refuses where an old backup is restored under it, and forgets nothing by it', async () => {
    await signed(10);
    const backup = join(stage.folder, 'backup');
    expect(copySigner(signerDir, backup, clock.now())).toEqual(['log-1.key', 'state.json']);
    await signed(10);
    expect(bringSignerBack(backup, signerDir, clock.now())).toBe('kept');
    await asItWas(10);
    await expectRefusal(/shorter than what was signed/);
    rmSync(signerDir, { recursive: true });
    expect(bringSignerBack(backup, signerDir, clock.now())).toBe('brought back');
    await expectRefusal(/memory came from a backup of Thursday 1 April 2027 at 10am. More may have been signed/);
    expect(bringSignerBack(join(stage.folder, 'no-backup'), signerDir, clock.now())).toBe('none');
  });

  it('does not sign another history with its key, where all comes back from one old backup', async () => {
    await signed(10);
    const backup = join(stage.folder, 'both');
    copySigner(signerDir, backup, clock.now());
    await asItWas(10); // what was signed after the backup went with the machine, and its SIGNER_DIR
    const fresh = join(stage.folder, 'new-data', 'signer');
    expect(bringSignerBack(backup, fresh, clock.now())).toBe('brought back');
    await expectRefusal(/came from a backup/, fresh);
    rmSync(fresh, { recursive: true });
    cpSync(backup, fresh, { recursive: true }); // by hand, as with the command
    await expectRefusal(/came from a backup/, fresh);
    const again = join(stage.folder, 'copy-of-copy');
    copySigner(fresh, again, '2027-05-01T09:00:00.000Z');
    expect(new LogSigner(db, clock, { signerDir: again, origin }).files.state().backupOf).toBe(clock.now());
    expect(await confirmRestored(db, { signerDir: fresh, origin, witnesses: [] })).toBe(clock.now());
    await grow(3);
    await signer(fresh).sign();
    expect(await latest()).toMatchObject({ size: 13 });
    await expect(confirmRestored(db, { signerDir: fresh, origin, witnesses: [] })).rejects.toThrow('to confirm');
  });

  it('believes a witness that more was signed after the backup, whatever the operator says', async () => {
    await signed(10);
    const backup = join(stage.folder, 'witnessed');
    copySigner(signerDir, backup, clock.now());
    const key = keyIn(join(stage.folder, 'witness.key'), 'witness', 'auditor.example');
    let knows = 15;
    const server = createServer((_, response) => response.writeHead(409).end(`${knows}\n`)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const asking = { signerDir: backup, origin, witnesses: [{ vkey: key.verifier.vkey, url }] };
    await expect(confirmRestored(db, asking)).rejects.toThrow('auditor.example has cosigned 15 entries, and the signer '
      + 'remembers 10: more was signed after the backup');
    await expectRefusal(/came from a backup/, backup);
    knows = 5;
    await confirmRestored(db, asking);
    await signer(backup).check();
    server.close();
    await once(server, 'close');
    writeFileSync(join(backup, 'state.json'), readFileSync(join(stage.folder, 'both', 'state.json')));
    await expect(confirmRestored(db, asking)).rejects.toThrow('does not answer');
  });

  it('lets a log end only while nobody signs', async () => {
    await signed(10);
    const other = (await stage.connect()).createQueryRunner();
    await other.startTransaction();
    await other.query('SELECT pg_advisory_xact_lock(7065688)');
    const ending = beginAgain(db, { signerDir, origin, reason: 'A drill.', at: clock.now() });
    const waiting = () => db.query<object[]>("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
    while ((await waiting()).length === 0);
    expect(signer().files.state().origin).toBe(origin);
    await other.commitTransaction();
    await other.release();
    expect(await ending).toMatchObject({ next: `${origin}/2` });
  });

  it('does not hash a long log time and again to refuse it once more, and looks again after ten minutes', async () => {
    await signed(20);
    await asOwner("UPDATE leaf SET bytes = 'x' WHERE index = 7");
    const again = signer();
    await expect(again.check()).rejects.toThrow('Entry 7 of the record is not what its hash says');
    await asOwner("UPDATE leaf SET bytes = 'y' WHERE index = 3");
    await expect(again.check()).rejects.toThrow('Entry 7');
    clock.moment = '2027-04-01T09:10:00.000Z';
    await expect(again.check()).rejects.toThrow('Entry 3');
  });

  it('puts a copy that knows more over one that knows less', async () => {
    await signed(10);
    const older = readFileSync(join(signerDir, 'state.json'), 'utf8');
    await signed(10);
    const backup = join(stage.folder, 'newer');
    copySigner(signerDir, backup, clock.now());
    writeFileSync(join(signerDir, 'state.json'), older);
    expect(bringSignerBack(backup, signerDir, clock.now())).toBe('brought back');
    expect(signer().files.state().size).toBe(20);
  });

  it('knows from what was published what it signed, where its own memory is older', async () => {
    await signed(10);
    const older = readFileSync(join(signerDir, 'state.json'), 'utf8');
    await signed(10);
    writeFileSync(join(signerDir, 'state.json'), older);
    await asOwner('DELETE FROM leaf WHERE index > 14', 'UPDATE leaf_sequencer SET size = 15');
    await expectRefusal(/shorter than what was signed .*, which was 20 entries/);
  });

  it('lets out what it had signed when it was killed before that was published', async () => {
    const { note } = await signed(10);
    await asOwner('DELETE FROM signed_checkpoint');
    await signer().sign();
    expect(await latest()).toMatchObject({ note });
  });

  it('does not go on where its folder or its key is lost, or it is somebody else’s', async () => {
    await signed(10);
    await expectRefusal(/was signed on .* with another key/, join(stage.folder, 'another'));
    rmSync(join(signerDir, 'state.json'));
    await expect(signer().sign()).rejects.toThrow('does not know what it signed before');
    expect(await new PublishedLog(db).signer()).toMatchObject({ refuses: false });
  });

  it('begins again after a disaster with another name and key, and the break stays for everybody', async () => {
    const old = await signed(20);
    await asItWas(15);
    await expectRefusal(/shorter/);
    const at = '2027-04-02T09:00:00.000Z';
    const reason = 'The disk broke, and the last backup was of the night before.';
    expect(await beginAgain(db, { signerDir, origin, reason, at })).toEqual({ ended: origin, next: `${origin}/2` });
    await signer().sign();
    const now = (await latest())!;
    expect(now).toMatchObject({ origin: `${origin}/2`, size: 15 });
    expect(now.vkey).not.toBe(old.vkey);
    expect(existsSync(join(signerDir, 'log-1.key'))).toBe(false);
    expect(await new PublishedLog(db).signer()).toMatchObject({ trouble: null });
    expect(await new PublishedLog(db).breaks())
      .toEqual([{ number: 1, origin, vkey: old.vkey, checkpoint: old.note, reason, at }]);
    const whole = await stage.empty(); // restored once more, from before the break
    await new LogSigner(whole, clock, { signerDir, origin }).sign().catch(() => undefined);
    await expect(beginAgain(whole, { signerDir: join(stage.folder, 'new'), origin, reason, at }))
      .rejects.toThrow('Nothing was signed yet');
  });

  it('tells of nothing that is not published: neither place, nor entry, nor proof', async () => {
    const { size, root } = await signed(40);
    await grow(10);
    const [index, leaves] = [new LogIndex(db, new PublishedLog(db)), await leavesIn(db)];
    const indexes = await index.indexesOf(leaves.map((leaf) => leaf.event_id));
    expect([indexes.get(leaves[39]!.event_id), indexes.size]).toEqual([39, 40]);
    expect(indexes.has(leaves[40]!.event_id)).toBe(false);
    expect([await index.positionAt(39), await index.positionAt(40)]).toEqual([leaves[39]!.position, null]);
    await expect(index.leaf(40)).rejects.toThrow('Not all of the entries 40 are published');
    await expect(index.inclusionProof(1, 41)).rejects.toThrow('not published');
    expect(await index.indexAt('2999-01-01T00:00:00.000Z')).toBe(39);
    expect(await index.indexAt('1999-01-01T00:00:00.000Z')).toBeNull();
    for (const at of [0, 17, 39])
      verifyInclusion({
        index: at, size, root, leafHash: leafHash(await index.leaf(at)), proof: await index.inclusionProof(at, size),
      });
  });
});
