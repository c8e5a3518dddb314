import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock, EventStore, InMemoryEventStore } from '#event-store';
import { OrphanSweep, PrivacyModule, ReturnCodes, Vault } from './index.js';
import { startPrivacy } from './privacy.fixture.js';

@Global()
@Module({ providers: [Clock, { provide: EventStore, useClass: InMemoryEventStore }], exports: [Clock, EventStore] })
class Surroundings {}

describe('the privacy module', () => {
  let privacy: Awaited<ReturnType<typeof startPrivacy>>;
  const start = async (keyName: string, work: boolean) => {
    const app = await Test.createTestingModule({
      imports: [
        Surroundings, TypeOrmModule.forRoot(privacy.db.options),
        PrivacyModule.for({ masterKeyFile: join(privacy.folder, keyName), work }),
      ],
    }).compile();
    return app.init();
  };

  beforeAll(async () => { privacy = await startPrivacy(); });
  afterAll(() => privacy.stop());

  it('brings vault and return codes; in a worker it also sweeps', async () => {
    const [web, worker] = [await start('master.key', false), await start('master.key', true)];
    const sealer = web.get(Vault).sealer('round:1');
    const name = sealer.seal('name', 'Warm rooms');
    await sealer.save();
    expect(await worker.get(Vault).reveal(name)).toBe('Warm rooms');
    const { link } = await web.get(ReturnCodes).issue('a1');
    expect(await worker.get(ReturnCodes).redeemLink(link)).toBe('a1');
    expect(() => web.get(OrphanSweep)).toThrow('could not find');
    expect(worker.get(OrphanSweep)).toBeInstanceOf(OrphanSweep);
    await Promise.all([web.close(), worker.close()]);
  });

  it('does not start with another master key than the one that the texts were sealed with', () =>
    expect(start('other.key', false)).rejects.toThrow('This is not the master key that the database was written with'));
});
