import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Test, type TestingModule } from '@nestjs/testing';
import { Checkpoints, EventStore, EventStoreModule, Execute, type Sender, START } from '#event-store';
import { startPostgres } from '#postgres';
import { privacyEntities, privacyMigrations, PrivacyModule, Vault } from '#privacy';
import {
  Actor, ApplyingGroups, IdentityModule, Lookalikes, MergedRecords, organisation, Organisations, organisations, people,
  whenOrganisationMerged,
} from '../index.js';

const sender = (commandId: string = randomUUID()): Sender => ({
  commandId, actor: 'olu', role: 'officer', authority: 'manage-organisations', organisationId: 'lcc',
  correlationId: commandId, causationId: commandId,
});

describe('records of one organisation on a real PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'moothall-merging-'));
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let app: TestingModule;

  beforeAll(async () => {
    Logger.overrideLogger(false); // it warns of the new master key
    postgres = await startPostgres();
    const log = EventStoreModule.for({
      url: postgres.url, views: [people, organisations], policies: [whenOrganisationMerged],
      entities: privacyEntities, migrations: privacyMigrations, commandHashKey: 'for this test', work: true,
    });
    const privacy = PrivacyModule.for({ masterKeyFile: join(folder, 'master.key') });
    app = await Test.createTestingModule({ imports: [log, privacy, IdentityModule] }).compile();
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    await postgres.stop();
    rmSync(folder, { recursive: true });
  });

  async function isShown() {
    const head = await app.get(EventStore).head();
    for (const view of [people, organisations]) await app.get(Checkpoints).waitFor(view, head, 10_000);
  }
  async function registered(name: string, numbers: readonly string[] = []) {
    const organisationId = randomUUID();
    await app.get(Organisations).register({ organisationId, kind: 'charity', name, numbers }, sender());
    await isShown();
    return organisationId;
  }
  async function merge(organisationId: string, into: string) {
    await app.get(Organisations).merge({ organisationId, into, reason: 'The same people' }, sender());
    await isShown();
  }
  const standing = async (id: string) => (await app.get(MergedRecords).standingFor([id])).get(id);
  const namesLike = async (id: string) => (await app.get(Lookalikes).ofRecord(id)).map(({ name }) => name);

  it('stand for each other one after the other, and the last one’s numbers count', async () => {
    const [one, two, three] =
      [await registered('Quarry Bank'), await registered('Rovers'), await registered('Ferns', ['GB-CHC-1234567'])];
    await merge(one, two);
    await merge(two, three);
    expect(await standing(one)).toEqual({ id: three, numbers: ['GB-CHC-1234567'] });
    expect([...await app.get(MergedRecords).family(three)].sort()).toEqual([one, two, three].sort());
    expect(await standing(randomUUID())).toBeUndefined();
  });

  it('are not merged into one that is merged itself', async () => {
    const [one, two, three] = [await registered('Larks'), await registered('Finches'), await registered('Wrens')];
    await merge(one, two);
    await expect(merge(three, one)).rejects.toMatchObject({ rule: 'survivor-merged' });
    await expect(merge(three, randomUUID())).rejects.toMatchObject({ rule: 'unknown-organisation' });
  });

  it('that two officers merge into each other at one moment stand apart by the later of the two', async () => {
    const [one, two] = [await registered('Bowls'), await registered('Darts')];
    const survivor = { isRegistered: true, mergedInto: null, revision: 1 };
    const texts = app.get(Vault).sealer('organisation:both');
    const reason = texts.seal('reason', 'The same people');
    await texts.save();
    for (const [organisationId, into] of [[one, two], [two, one]] as const) {
      const facts = { organisationId, into, reason, mergedBy: 'olu', survivor, at: '2027-04-01T09:00:00.000Z' };
      await app.get(CommandBus).execute(new Execute(organisation, { type: 'MergeOrganisation', ...facts }, sender()));
    }
    for (let tries = 0; tries < 100 && (await undone()).length === 0; tries++)
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    expect(await undone()).toMatchObject([{ data: { organisationId: two, from: one, cause: 'circle', reason: null } }]);
    await isShown();
    expect(await standing(one)).toMatchObject({ id: two });
    expect(await standing(two)).toMatchObject({ id: two });
  });
  const undone = async () => (await app.get(EventStore).readAll({ after: START, limit: 1_000 }))
    .filter(({ type }) => type === 'OrganisationMergeUndone');

  it('are found although somebody slipped, and not once they are merged', async () => {
    const [one, two] = [await registered('Moorview Young Carers'), await registered('Morview Young Carers')];
    expect(await namesLike(one)).toEqual(['Morview Young Carers']);
    await merge(two, one);
    expect(await namesLike(one)).toEqual([]);
    expect(await namesLike(two)).toEqual([]);
  });

  it('are found under the record that stands for them', async () => {
    const [one, two] = [await registered('Canalside Shed'), await registered('The Old Boatyard')];
    await merge(one, two);
    const alike = (name: string) => app.get(Lookalikes).of({ name, postcode: null, numbers: [] });
    expect(await alike('Canalside Shed Ltd'))
      .toMatchObject([{ id: two, name: 'The Old Boatyard', alias: 'Canalside Shed', why: 'same-name' }]);
    expect(await alike('canal side shed')).toMatchObject([{ id: two, why: 'near-name' }]);
    expect(await alike('Old Boatyard')).toMatchObject([{ id: two, alias: null, why: 'same-name' }]);
    expect(await alike('Canal Boats')).toEqual([]);
  });

  it('a group applies under the record that stands for its own', async () => {
    const [groups, gita] = [app.get(ApplyingGroups), new Actor('gita')];
    const words = { name: 'East Gardeners', about: 'We garden', number: 'charity 1234568' };
    const first = await groups.of(gita, words);
    expect(first.registers).toMatchObject({ kind: 'charity', numbers: ['GB-CHC-1234568'], likelySame: [] });
    await app.get(Organisations).register({ organisationId: first.organisationId, kind: 'charity', name: words.name },
      sender());
    expect(await groups.of(gita, { ...words, name: 'The east gardeners’ group' }))
      .toEqual({ organisationId: first.organisationId, registers: null });
    expect((await groups.of(new Actor('ann'), words)).organisationId).not.toBe(first.organisationId);
    const survivor = await registered('Green East');
    await merge(first.organisationId, survivor);
    expect(await groups.of(gita, words)).toEqual({ organisationId: survivor, registers: null });
  });
});
