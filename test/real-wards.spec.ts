import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { TestingModule } from '@nestjs/testing';
import { Checkpoints, EventStore } from '#event-store';
import { Actor } from '#identity';
import { sum } from '#kernel';
import { neighbourhoodSets, neighbourhoodsOf, Places } from '#places';
import { type PerHead, Rounds, roundStream } from '#small-pot-grants';
import { startTwoProcesses } from './support/two-processes.js';

const path = '../shared/data/lancashire/lancashire-wards.csv';
const funderId = 'lcc';
const officer = new Actor('olu', [{ organisationId: funderId, role: 'officer' }]);
const administrator = new Actor('ade', [{ organisationId: funderId, role: 'administrator' }]);

/** Preston's wards from the real file, in their order, by fives: five neighbourhoods. */
function prestonInNeighbourhoods() {
  const [header, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const preston = lines.filter((line) => line.includes(',E07000123,'));
  const grouped = preston.map((line, i) => `${line},Preston ${Math.floor(i / 5) + 1}`);
  return Buffer.from([`${header},neighbourhood`, ...grouped].join('\n'));
}

(existsSync(path) ? describe : describe.skip)('a pot of £1 for each person, with the real wards of Lancashire', () => {
  let app: TestingModule;
  let stop: () => Promise<void>;

  const importSet = async (setId: string, file: Buffer) => {
    const { position } = await app.get(Places).import(
      { setId, name: setId, populationSource: 'ONS mid-year estimates', populationYear: 2015, file },
      administrator.sender('import-places', funderId, randomUUID()));
    await app.get(Checkpoints).waitFor(neighbourhoodSets, position, 10_000);
    return neighbourhoodsOf((await app.get(Places).set(setId))!.wards);
  };

  const perHeadPotFor = async (setId: string, neighbourhoodIds: readonly string[], potPence: number) => {
    const [rounds, roundId, id] = [app.get(Rounds), randomUUID(), () => randomUUID()];
    await rounds.draft(officer, id(), { roundId, funderId });
    await rounds.setArea(officer, id(), roundId, { setId, neighbourhoodIds });
    await rounds.setMoney(officer, id(), roundId, {
      shares: [{ fundId: randomUUID(), pence: potPence }], smallestPence: 10_000, largestPence: 200_000,
      pencePerPerson: 100,
    });
    const events = await app.get(EventStore).readStream(roundStream(roundId));
    return events.at(-1)!.data as { potPence: number; perHead: PerHead };
  };

  beforeAll(async () => {
    const started = await startTwoProcesses({ now: () => '2027-04-01T09:00:00.000Z' });
    app = started.processes[0];
    stop = started.stop;
  });
  afterAll(() => stop());

  it('comes to £1,490,497 for all 295 wards, with a ceiling for each of the 14 authorities', async () => {
    const authorities = await importSet('lancashire', readFileSync(path));
    expect(authorities).toHaveLength(14);
    expect(authorities.flatMap(({ wardCodes }) => wardCodes)).toHaveLength(295);
    const all = authorities.map(({ id }) => id);
    const { potPence, perHead } = await perHeadPotFor('lancashire', all, 149_049_700);
    expect(potPence).toBe(149_049_700);
    expect(sum(perHead.ceilings.map(({ pence }) => pence))).toBe(149_049_700);
    expect(perHead).toMatchObject({
      populationSource: 'ONS mid-year estimates', populationYear: 2015, rounding: 'none-needed',
    });
  });

  it('gives each neighbourhood of Preston what its people come to', async () => {
    const preston = await importSet('preston', prestonInNeighbourhoods());
    expect(preston.map(({ name }) => name)).toEqual(['Preston 1', 'Preston 2', 'Preston 3', 'Preston 4', 'Preston 5']);
    const pot = 100 * sum(preston.map(({ population }) => population));
    const { perHead } = await perHeadPotFor('preston', preston.map(({ id }) => id), pot);
    const expected = preston.map(({ id, population }) =>
      ({ neighbourhoodId: id, population, pence: 100 * population }));
    expect(perHead.ceilings).toEqual(expected);
  });

  it('refuses a pot that is a pound off', async () => {
    const [first] = await importSet('one', readFileSync(path));
    await expect(perHeadPotFor('one', [first!.id], 100 * first!.population + 100))
      .rejects.toMatchObject({ rule: 'shares-do-not-cover-pot' });
  });
});
