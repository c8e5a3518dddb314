import { specification } from '#testing';
import { planningApplication } from './planning-application.decider.js';

const given = specification(planningApplication);
const at = '2027-04-01T09:00:00.000Z';
const text = (words: string) => ({ _sd: words });
const facts = {
  planningApplicationId: 'p1', funderId: 'lcc', reference: '07/2027/00123/FUL', site: text('Mill Lane'),
  wardCodes: ['E05001620'], dwellings: 120, developer: text('Northern Homes'), developerEmail: null,
  receivedOn: '2027-03-30', recordedBy: 'nadia',
} as const;
const record = { type: 'RecordPlanningApplication', at, ...facts } as const;
const received = { type: 'PlanningApplicationReceived', data: facts } as const;
const yes = { isMet: true, why: text('yes') };
const no = { isMet: false, why: text('no') };
const tests = { proposalId: 'a', necessary: yes, related: yes, fair: yes, testedBy: 'nadia' } as const;
const test = { type: 'TestRequest', at, planningApplicationId: 'p1', ...tests, isPutForward: true } as const;
const tested = (proposalId: string, passes: boolean) =>
  ({ type: 'RequestTested', data: { planningApplicationId: 'p1', ...tests, proposalId, passes } }) as const;
const tell = {
  type: 'TellDeveloper', at, planningApplicationId: 'p1', words: text('See the page'), toldBy: 'nadia',
  putForward: ['a', 'b'],
} as const;

describe('a planning application', () => {
  it('is recorded with its site, homes and developer', () => given().when(record).then(received));
  it('is recorded once', () => given(received).when(record).thenRefuses('already-recorded', 'reference'));
  it('is a major one from ten homes on', () => {
    given().when({ ...record, dwellings: 10 }).then({ ...received, data: { ...facts, dwellings: 10 } });
    given().when({ ...record, dwellings: 9 }).thenRefuses('not-major', 'dwellings');
    given().when({ ...record, dwellings: 10.5 }).thenRefuses('not-a-number', 'dwellings');
  });
  it.each(['x', 'a reference with words', 'é/2027/1'])('has a reference of the planning register, unlike "%s"',
    (reference) => given().when({ ...record, reference }).thenRefuses('not-a-reference', 'reference'));
  it('is somewhere, and came in on a day', () => {
    given().when({ ...record, wardCodes: [] }).thenRefuses('no-wards', 'wardCodes');
    given().when({ ...record, wardCodes: ['Audley'] }).thenRefuses('not-a-ward', 'wardCodes');
    given().when({ ...record, wardCodes: ['E05001620', 'E05001620'] }).thenRefuses('ward-twice', 'wardCodes');
    given().when({ ...record, receivedOn: '2027-02-30' }).thenRefuses('not-a-day', 'receivedOn');
  });
});

describe('a request', () => {
  it('passes where it meets all three tests', () => given(received).when(test).then(tested('a', true)));
  it.each(['necessary', 'related', 'fair'] as const)('fails where it is not %s', (one) =>
    given(received).when({ ...test, [one]: no }).then(
      { type: 'RequestTested', data: { ...tested('a', false).data, [one]: no } }));
  it('can be tested again', () => given(received, tested('a', false)).when(test).then(tested('a', true)));
  it('was put forward by the sector', () =>
    given(received).when({ ...test, isPutForward: false }).thenRefuses('not-put-forward'));
  it('is about a planning application that is recorded', () =>
    given().when(test).thenRefuses('no-such-planning-application'));
});

describe('the developer', () => {
  const told = { planningApplicationId: 'p1', words: text('See the page'), toldBy: 'nadia' };
  it('is told which requests pass and which do not', () =>
    given(received, tested('a', true), tested('b', true), tested('b', false)).when(tell)
      .then({ type: 'DeveloperTold', data: { ...told, passed: ['a'], failed: ['b'] } }));
  it('is told when every request is tested, and not before', () =>
    given(received, tested('a', true)).when(tell).thenRefuses('not-tested'));
  it('is not told of nothing', () =>
    given(received).when({ ...tell, putForward: [] }).thenRefuses('nothing-asked-for'));
});
