import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import { londonDay } from '#calendar';
import { EventStore, Policies, START } from '#event-store';
import { Organisations } from '#identity';
import { aboutToExpire, ObligationQueries } from '#s106-contributions';
import { Register } from '#small-pot-grants';
import { loadDemo, prepareDemo } from '../apps/demo/src/load-demo.js';
import { StoryClock } from '../apps/demo/src/story-clock.js';
import { eventually } from './support/steps.js';
import { startTwoProcesses } from './support/two-processes.js';

/** The power fails at one step of the story. */
class FailingClock extends StoryClock {
  constructor(private stepsLeft: number) { super('2027-04-01T09:00:00.000Z'); }
  mend() { this.stepsLeft = Infinity; }
  override tick() {
    if (this.stepsLeft-- <= 0) throw new Error('The power failed');
    super.tick();
  }
}

describe('the demo', () => {
  const clock = new FailingClock(150);
  let app: TestingModule;
  let stop: () => Promise<void>;
  const log = () => app.get(EventStore).readAll({ after: START, limit: 10_000 });

  beforeAll(async () => {
    const started = await startTwoProcesses(clock);
    app = started.processes[0];
    stop = started.stop;
  });
  afterAll(() => stop());

  it('goes on where it was cut off, and tells nothing twice', async () => {
    await expect(loadDemo(app, clock)).rejects.toThrow('The power failed');
    const cutOff = await log();
    clock.mend();
    expect(await loadDemo(app, clock)).toBe('loaded');
    const told = await log();
    expect(told.slice(0, cutOff.length)).toEqual(cutOff);
    const commands = told.filter(({ type }) => type === 'ApplicationSubmitted' || type === 'FundRegistered');
    expect(new Set(commands.map(({ metadata }) => metadata.commandId)).size).toBe(commands.length);
    expect(told.filter(({ type }) => type === 'ApplicationSubmitted')).toHaveLength(9);
  });

  it('changes nothing when it is loaded again', async () => {
    await eventually(async () => (await app.get(Policies).health()).every(({ lag }) => lag === 0));
    const before = (await log()).filter(({ metadata: { actor } }) => !actor.startsWith('system:'));
    expect(await loadDemo(app, clock)).toBe('was-there');
    const after = (await log()).filter(({ metadata: { actor } }) => !actor.startsWith('system:'));
    expect(after).toHaveLength(before.length);
  });

  it('holds money from a developer, worked out by an index, that is free and about to expire', async () => {
    const [one] = (await app.get(ObligationQueries).all()).filter(({ reference }) => reference === 'S106/0012-CF1');
    // 160 × £183.24 = £29,318.40; × 404.7 ÷ 391.2 = £30,330.154…; less the fee of £500
    expect(one).toMatchObject({
      receivedPence: 3_033_015, feePence: 50_000, freePence: 2_983_015, outstandingPence: 0,
    });
    expect(aboutToExpire([one!], londonDay(clock.now()))).toMatchObject([{ nearness: 6, pence: 2_983_015 }]);
  });

  it('shows awards, and keeps the place of a refuge to itself', async () => {
    const { entries } = await app.get(Register).page({}, 1);
    expect(entries).toHaveLength(3);
    const refuge = entries.find(({ group }) => group === 'Safe Start');
    expect(refuge).toMatchObject({ place: null, wardCode: null });
    expect(refuge?.withheldReason).toContain('Nobody must be able to find them');
  });
});

describe('data that is not a demo', () => {
  it('is left alone: the demo refuses to begin on it, and to serve it, whatever else the process does', async () => {
    const clock = new StoryClock('2027-04-01T09:00:00.000Z');
    const { processes: [app], stop } = await startTwoProcesses(clock);
    try {
      await prepareDemo(app, clock, { tells: false }); // nothing there yet: the worker may be about to begin
      await registerPerson(app);
      for (const tells of [true, false])
        await expect(prepareDemo(app, clock, { tells })).rejects.toThrow('This data is not a demo');
      expect(await app.get(EventStore).readAll({ after: START, limit: 10 })).toHaveLength(1);
    } finally {
      await stop();
    }
  });
});

async function registerPerson(app: TestingModule) {
  const [commandId, personId] = [randomUUID(), randomUUID()];
  await app.get(Organisations).registerPerson({ personId, name: 'Real Person' }, {
    commandId, actor: 'operator', role: 'administrator', authority: 'set-up', organisationId: '',
    correlationId: commandId, causationId: commandId,
  });
}
