import fc from 'fast-check';
import { specification } from '#testing';
import { consultation } from './consultation.decider.js';
import { at, ben, opened, text } from './consultation.examples.js';
import { merged } from './ranking.rules.js';

const given = specification(consultation);
const organisationId = 'futures';
const groups = { words: text('Please answer'), groups: [{ personId: 'g1', name: text('Fylde'), email: text('f@x') }] };
const askGroups = {
  type: 'AskMemberGroups', at, consultationId: 'c1', organisationId, askedBy: 'cal', ...groups,
} as const;
const calSees = {
  consultationId: 'c1', organisationId, personId: 'cal', seen: ['a', 'b', 'c'],
  interests: [{ proposalId: 'c', nature: text('My club') }],
};
const declare = { type: 'DeclareInterestsInProposals', at, ...calSees, listed: ['a', 'b', 'c'] } as const;
const declared = { type: 'InterestsInProposalsDeclared', data: calSees } as const;
const calsOrder = { consultationId: 'c1', organisationId, personId: 'cal', order: ['b', 'a'], reasons: text('Need') };
const rank = {
  type: 'RankProposals', at, ...calsOrder, listed: ['a', 'b', 'c'], accounts: ['cal'], own: [],
} as const;
const ranked = { type: 'ProposalsRanked', data: calsOrder } as const;
const party = { kind: 'consortium', id: 'futures' } as const;
const answer = {
  type: 'AnswerConsultation', at, consultationId: 'c1', party, answeredBy: 'cal', words: text('Here'),
  listed: ['a', 'b', 'c'],
} as const;

describe('a consortium', () => {
  it('asks its member groups', () => {
    const { type: _, at: __, ...data } = askGroups;
    given(opened).when(askGroups).then({ type: 'MemberGroupsAsked', data });
    given(opened).when({ ...askGroups, groups: [] }).thenRefuses('no-groups', 'groups');
    given(opened).when({ ...askGroups, organisationId: 'others' }).thenRefuses('not-asked');
  });
  it('declares interests in what is on the list', () => {
    given(opened).when(declare).then(declared);
    given(opened).when({ ...declare, listed: ['a', 'b'] }).thenRefuses('not-put-forward', 'seen');
    given(opened).when({ ...declare, seen: ['a'] }).thenRefuses('not-on-the-list');
    given(opened, declared).when(declare).thenRefuses('nothing-new');
  });
  it('can see more proposals later, and declare again', () =>
    given(opened, declared).when({ ...declare, seen: ['a', 'd'], interests: [], listed: ['a', 'b', 'c', 'd'] })
      .then({ type: 'InterestsInProposalsDeclared', data: { ...calSees, seen: ['a', 'd'], interests: [] } }));
});

describe('whoever ranks', () => {
  it('gives an order, the best first', () => given(opened, declared).when(rank).then(ranked));
  it('declares interests first', () => {
    given(opened).when(rank).thenRefuses('interests-not-declared');
    given(opened, declared).when({ ...rank, order: ['d'], listed: ['d'] }).thenRefuses('interests-not-declared');
  });
  it('does not rank what they have an interest in, with whichever account', () => {
    given(opened, declared).when({ ...rank, order: ['c'] }).thenRefuses('has-interest', 'order');
    given(opened, declared, { ...declared, data: { ...calSees, personId: 'cal-2', interests: [] } })
      .when({ ...rank, personId: 'cal-2', order: ['c'], accounts: ['cal-2', 'cal'] }).thenRefuses('has-interest');
  });
  it('does not rank what is their own', () =>
    given(opened, declared).when({ ...rank, own: ['b'] }).thenRefuses('own-proposal', 'order'));
  it('ranks what was put forward, each once', () => {
    given(opened, declared).when({ ...rank, order: [] }).thenRefuses('nothing-ranked', 'order');
    given(opened, declared).when({ ...rank, order: ['a', 'a'] }).thenRefuses('ranked-twice', 'order');
    given(opened, declared).when({ ...rank, listed: ['a'] }).thenRefuses('not-put-forward', 'order');
  });
  it('can change their mind until the answer is sent', () => {
    const again = { ...calsOrder, order: ['a', 'b'] };
    given(opened, declared, ranked).when({ ...rank, ...again }).then({ type: 'ProposalsRanked', data: again });
    given(opened, declared, ranked, answeredWith([])).when(rank).thenRefuses('already-answered');
  });
});

const answeredWith = (unranked: readonly string[]) => ({ type: 'ConsultationAnswered', data: {
  consultationId: 'c1', party, answeredBy: 'cal', words: text('Here'), dueAt: opened.data.dueAt,
  ranking: [{ proposalId: 'b', place: 1, rankedBy: 1 }, { proposalId: 'a', place: 2, rankedBy: 1 }], unranked,
} }) as const;

describe('the answer of a consortium', () => {
  it('has every proposal in it, ranked or not', () =>
    given(opened, declared, ranked).when(answer).then(answeredWith(['c'])));
  it('needs no ranking: then all of them go to the council as they came', () =>
    given(opened).when(answer).then({ ...answeredWith([]), data:
      { ...answeredWith([]).data, ranking: [], unranked: ['a', 'b', 'c'] } }));
  it('of others has no ranking', () =>
    given(opened, declared, ranked).when({ ...answer, party: { kind: ben.kind, id: ben.id }, answeredBy: 'ben' })
      .then({ type: 'ConsultationAnswered', data: {
        ...answeredWith([]).data, party: { kind: ben.kind, id: ben.id }, answeredBy: 'ben', ranking: [], unranked: [],
      } }));
});

describe('one ranking out of several', () => {
  const order = (...orders: readonly string[][]) => orders.map((one, i) => ({ personId: `p${i}`, order: one }));
  const places = (orders: readonly string[][], listed = ['a', 'b', 'c']) =>
    merged(order(...orders), listed).map(({ proposalId, place }) => `${place} ${proposalId}`);

  it('puts first what more people put first', () =>
    expect(places([['a', 'b', 'c'], ['b', 'a', 'c'], ['b', 'c', 'a']])).toEqual(['1 b', '2 a', '3 c']));
  it('shares a place where it is even', () =>
    expect(places([['a', 'b'], ['b', 'a']])).toEqual(['1 a', '1 b']));
  it('holds nothing against a proposal that somebody had to leave out', () =>
    expect(places([['c', 'a', 'b'], ['a', 'b'], ['a', 'b']])).toEqual(['1 c', '2 a', '3 b']));
  it('leaves out what nobody ranked, and what was withdrawn since', () =>
    expect(places([['a', 'x', 'b']])).toEqual(['1 a', '2 b']));

  it('is the order of one person alone, and never loses a proposal', () => {
    const one = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'], { minLength: 1 });
    const orders = fc.array(one, { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(orders, (all) => {
      const found = merged(order(...all), ['a', 'b', 'c', 'd', 'e']);
      expect(found.map(({ proposalId }) => proposalId).sort()).toEqual([...new Set(all.flat())].sort());
      expect(found[0]?.place).toBe(1);
    }), { seed: 21, numRuns: 300 });
    fc.assert(fc.property(one, (own) =>
      expect(merged(order(own), ['a', 'b', 'c', 'd', 'e']).map(({ proposalId }) => proposalId)).toEqual(own)),
    { seed: 21, numRuns: 100 });
  });
});
