import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import { Checkpoints, EventStore, type Recorded, START, Streams } from '#event-store';
import { Actor } from '#identity';
import { Refusal, sum } from '#kernel';
import { neighbourhoodSets, neighbourhoodsOf, Places } from '#places';
import {
  application, Applications, applicationStream, Assessments, Decisions, fund, Funds, Rounds, roundStream,
} from '#small-pot-grants';
import { delegate } from './support/delegations.js';
import { startTwoProcesses } from './support/two-processes.js';

const [funderId, many, eachPence] = ['lcc', 64, 5_000];
const member = (personId: string, role: 'officer' | 'approver' | 'assessor' | 'decider' | 'administrator') =>
  new Actor(personId, [{ organisationId: funderId, role }]);
const [officer, approver, decider] = [member('olu', 'officer'), member('priya', 'approver'), member('jean', 'decider')];
const wards = [
  'ward_code,ward_name,authority_code,authority_name,population,neighbourhood',
  'E05000001,North,E07000001,Moot,2000,North', 'E05000002,South,E07000001,Moot,5000,South',
].join('\n');
const time = { now: '2027-04-01T09:00:00.000Z' };
const [opensAt, closesAt] = ['2027-04-02T09:00:00.000Z', '2027-04-30T16:00:00.000Z'];

describe('64 at once, from two processes, each click doubled', () => {
  let one: TestingModule;
  let two: TestingModule;
  let stop: () => Promise<void>;
  const events = async () => one.get(EventStore).readAll({ after: START, limit: 100_000 });

  beforeAll(async () => {
    const started = await startTwoProcesses({ now: () => time.now });
    [one, two] = started.processes;
    stop = started.stop;
    const { position } = await one.get(Places).import(
      { setId: 'moot', name: 'Moot', populationSource: 'a test', populationYear: 2027, file: Buffer.from(wards) },
      member('ade', 'administrator').sender('import-places', funderId, randomUUID()));
    await one.get(Checkpoints).waitFor(neighbourhoodSets, position, 10_000);
    await delegate({ app: one }, funderId);
  });
  afterAll(() => stop());
  beforeEach(() => (time.now = '2027-04-01T09:00:00.000Z'));

  const newFund = async (amountPence: number) => {
    const fundId = randomUUID();
    await one.get(Funds).register(officer, randomUUID(), {
      fundId, funderId, name: 'Fund', source: 'Council', financialYear: '2027-28', restriction: '', donor: '',
      costCode: 'A1', amountPence,
    });
    return fundId;
  };

  const sentRound = async (fundId: string, potPence: number, pencePerPerson: number | null) => {
    const [rounds, roundId, id] = [one.get(Rounds), randomUUID(), () => randomUUID()];
    await rounds.draft(officer, id(), { roundId, funderId });
    await rounds.describe(officer, id(), roundId, { name: 'Round', purpose: 'Good', contact: 'Olu' });
    const set = await one.get(Places).set('moot');
    const neighbourhoodIds = neighbourhoodsOf(set!.wards).map((neighbourhood) => neighbourhood.id);
    await rounds.setArea(officer, id(), roundId, { setId: 'moot', neighbourhoodIds });
    await rounds.setMoney(officer, id(), roundId,
      { shares: [{ fundId, pence: potPence }], smallestPence: 1, largestPence: eachPence, pencePerPerson });
    await rounds.setEligibility(officer, id(), roundId, { questions: [] });
    await rounds.setTimetable(officer, id(), roundId, { opensAt, closesAt, daysToAccept: 28 });
    await rounds.setCriteria(officer, id(), roundId, {
      criteria: [{ id: 'need', name: 'Need', guidance: '', weightPercent: 100 }], scale: ['a', 'b', 'c', 'd', 'e'],
    });
    await rounds.setDecisionProcess(officer, id(), roundId, { how: 'fairly', decidedBy: 'Jean', authority: 'Minute' });
    await rounds.sendForApproval(officer, id(), roundId);
    return roundId;
  };

  const submitted = async (roundId: string, wardCode: string) => {
    const [service, applicationId, id] = [one.get(Applications), randomUUID(), () => randomUUID()];
    const group = new Actor(randomUUID());
    const dates = { startsOn: '2027-06-01', endsOn: '2027-07-01' };
    await service.start(group, id(), { applicationId, roundId, eligibility: [] });
    await service.answer(group, id(), applicationId, 'group', { name: 'Group', about: 'us', number: null });
    await service.answer(group, id(), applicationId, 'project', { title: 'Bench', description: 'A bench' });
    await service.answer(group, id(), applicationId, 'beneficiaries', { who: 'all', place: 'here', wardCode });
    await service.answer(group, id(), applicationId, 'dates', dates);
    await service.answer(group, id(), applicationId, 'costs', { lines: [{ item: 'Bench', pence: eachPence }] });
    await service.answer(group, id(), applicationId, 'outcome', { outcome: 'Rest' });
    await service.answer(group, id(), applicationId, 'contact', { name: 'A', email: 'a@b.example', phone: null });
    await service.submit(group, id(), applicationId, { declared: true });
    return applicationId;
  };

  /** A closed round with 64 applications from one ward, and a decider who has no interest in any. */
  const closedRound = async (potPence: number, pencePerPerson: number | null, wardCode: string) => {
    const roundId = await sentRound(await newFund(potPence), potPence, pencePerPerson);
    await one.get(Rounds).approve(approver, randomUUID(), roundId);
    time.now = opensAt;
    const ids = await Promise.all(Array.from({ length: many }, () => submitted(roundId, wardCode)));
    time.now = closesAt;
    await one.get(Assessments).declareInterests(decider, randomUUID(), roundId, { seen: ids, interests: [] });
    return { roundId, ids };
  };

  /** What each pair of clicks came to: the rule that refused it, or `awarded`. */
  const awardAll = (ids: readonly string[]) => Promise.all(ids.flatMap((applicationId) => {
    const [commandId, wish] = [randomUUID(), { pence: eachPence, reasons: 'A good plan' }];
    return [one, two].map((process) => process.get(Decisions).award(decider, commandId, applicationId, wish)
      .then(() => 'awarded', (error: unknown) => {
        if (error instanceof Refusal) return error.rule;
        throw error;
      }));
  }));

  const reservedIn = async (roundId: string) => (await one.get(EventStore).readStream(roundStream(roundId)))
    .filter((event): event is Recorded & { data: { pence: number } } => event.type === 'GrantReserved');

  const statusesOf = async (ids: readonly string[]) => {
    const loaded = await Promise.all(ids.map((id) => two.get(Streams).load(application, applicationStream(id))));
    return loaded.map(({ state }) => state.status);
  };

  it.each([
    ['a pot', 200_000, null, 'E05000001', 200_000],
    ["a neighbourhood's ceiling inside a larger pot", 700_000, 100, 'E05000001', 200_000],
  ])('award exactly %s, and refuse the rest as over budget', async (_, potPence, perHead, ward, exactly) => {
    const { roundId, ids } = await closedRound(potPence, perHead, ward);
    const outcomes = await awardAll(ids);
    const reserved = await reservedIn(roundId);
    expect(sum(reserved.map(({ data }) => data.pence))).toBe(exactly);
    expect(reserved).toHaveLength(exactly / eachPence);
    expect(new Set(outcomes)).toEqual(new Set(['awarded', 'over-budget']));
    expect(outcomes.filter((outcome) => outcome === 'awarded')).toHaveLength(2 * (exactly / eachPence));
    const statuses = await statusesOf(ids);
    expect(statuses.filter((status) => status === 'awarded')).toHaveLength(exactly / eachPence);
    expect(statuses.filter((status) => status === 'submitted')).toHaveLength(many - exactly / eachPence);
  });

  it('commit exactly a fund, and send the other rounds back', async () => {
    const fundId = await newFund(200_000);
    const roundIds = await Promise.all(Array.from({ length: many }, () => sentRound(fundId, eachPence, null)));
    await Promise.all(roundIds.flatMap((roundId) => {
      const commandId = randomUUID();
      return [one, two].map((process) => process.get(Rounds).approve(approver, commandId, roundId));
    }));
    const [happened, mine] = [await events(), new Set<unknown>(roundIds)];
    const ofType = (wanted: string) =>
      happened.filter(({ type, data }) => type === wanted && 'roundId' in data && mine.has(data.roundId));
    expect(ofType('FundCommitted')).toHaveLength(200_000 / eachPence);
    expect(ofType('RoundScheduled')).toHaveLength(200_000 / eachPence);
    expect(ofType('RoundFundingRefused').map(({ data }) => (data as { rule: string }).rule))
      .toEqual(Array<string>(many - 200_000 / eachPence).fill('over-budget'));
    const { state } = await two.get(Streams).load(fund, `fund-${fundId}`);
    expect(state).toMatchObject({ status: 'registered', amountPence: 200_000 });
    expect(sum(Object.values('committed' in state ? state.committed : {}))).toBe(200_000);
  });
});
