import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Checkpoints, EventStore, EventStoreModule, type Position, type Sender, START } from '#event-store';
import { startPostgres } from '#postgres';
import { privacyEntities, privacyMigrations, PrivacyModule } from '#privacy';
import { Directory, IdentityModule, Organisations, organisations, people } from '../index.js';

const sender = (commandId = randomUUID()): Sender => ({
  commandId, actor: 'operator', role: 'administrator', authority: 'set-up', organisationId: '',
  correlationId: commandId, causationId: commandId,
});

describe('people and organisations on a real PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'moothall-identity-'));
  const [council, olu] = [randomUUID(), randomUUID()];
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let app: TestingModule;
  const shown = async (position: Position) => {
    for (const view of [people, organisations]) await app.get(Checkpoints).waitFor(view, position, 10_000);
  };

  beforeAll(async () => {
    Logger.overrideLogger(false); // it warns of the new master key
    postgres = await startPostgres();
    const log = EventStoreModule.for({
      url: postgres.url, views: [people, organisations], policies: [], entities: privacyEntities,
      migrations: privacyMigrations, commandHashKey: 'for this test', work: true,
    });
    const privacy = PrivacyModule.for({ masterKeyFile: join(folder, 'master.key') });
    app = await Test.createTestingModule({ imports: [log, privacy, IdentityModule] }).compile();
    await app.init();
    const service = app.get(Organisations);
    await service.register({ organisationId: council, kind: 'council', name: 'Calderbrook Council' }, sender());
    await service.registerPerson({ personId: olu, name: 'Olu Adeyemi' }, sender());
    const { position } = await service.giveRole({ organisationId: council, personId: olu, role: 'officer' }, sender());
    await shown(position);
  });
  afterAll(async () => {
    await app.close();
    await postgres.stop();
    rmSync(folder, { recursive: true });
  });

  it('have no name in the log', async () => {
    const log = JSON.stringify(await app.get(EventStore).readAll({ after: START, limit: 100 }));
    expect(log).toContain('PersonRegistered');
    expect(log).not.toMatch(/Olu|Adeyemi|Calderbrook/);
  });

  it('have their names on a page', async () => {
    expect(await app.get(Directory).person(olu)).toMatchObject({ name: 'Olu Adeyemi' });
    expect(await app.get(Directory).organisations()).toEqual(
      [{ id: council, kind: 'council', name: 'Calderbrook Council' }]);
  });

  it('act by the roles that they hold', async () => {
    const actor = await app.get(Directory).actor(olu);
    expect(actor.memberships).toEqual([{ organisationId: council, role: 'officer' }]);
    expect((await app.get(Directory).actor(randomUUID())).memberships).toEqual([]);
  });

  it('are registered once, however often the form is sent', async () => {
    const wish = { personId: randomUUID(), name: 'Priya Nair' };
    const once = sender();
    const first = await app.get(Organisations).registerPerson(wish, once);
    expect(await app.get(Organisations).registerPerson(wish, once)).toEqual(first);
    await expect(app.get(Organisations).registerPerson({ ...wish, name: 'Priya N' }, once))
      .rejects.toMatchObject({ rule: 'command-id-reused' });
  });

  it('no longer act by a role that has ended', async () => {
    const role = { organisationId: council, personId: olu, role: 'decider' } as const;
    await app.get(Organisations).giveRole(role, sender());
    const { position } = await app.get(Organisations).endRole({ ...role, role: 'officer' }, sender());
    await shown(position);
    const { memberships } = await app.get(Directory).actor(olu);
    expect(memberships).toEqual([{ organisationId: council, role: 'decider' }]);
  });
});
