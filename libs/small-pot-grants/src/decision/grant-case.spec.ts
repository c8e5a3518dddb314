import type { Position, Recorded } from '#event-store';
import { Actor, type DelegationGiven, type Role } from '#identity';
import { type Case, isClosedTo, type Telling } from '#scrutiny';
import * as an from '../application/application.examples.js';
import type { ApplicationEvent, PublicationWithheld } from '../application/application.events.js';
import type { Agreed, ApplicationHandedOver } from '../application/application.people.events.js';
import type { ApplicationScored, ScoresRevised } from '../assessment/assessment.events.js';
import type { FundCommitted, FundRegistered } from '../fund/fund.events.js';
import type { InterestsDeclared } from '../interests/interests.events.js';
import * as the from '../panel/panel.examples.js';
import * as a from '../round/round.examples.js';
import { grantCase } from './grant-case.js';
import type { GrantEvent } from './grant-facts.js';

const text = a.text;
const registered: FundRegistered = {
  type: 'FundRegistered',
  data: {
    fundId: 'f1', funderId: 'lcc', name: text('Neighbourhoods'), source: text('revenue'), financialYear: '2027-28',
    restriction: null, donor: text('a donor'), costCode: 'N-1', amountPence: 900_000, registeredBy: 'olu',
  },
};
const committed = (roundId: string): FundCommitted => ({
  type: 'FundCommitted',
  data: { fundId: 'f1', roundId, pence: 600_000, uncommittedBefore: 900_000, uncommittedAfter: 300_000 },
});
const score = (assessorId: string, need: number, reach: number): ApplicationScored => ({
  type: 'ApplicationScored',
  data: {
    applicationId: 'a1', roundId: 'r1', assessorId, weighted: need * 60 + reach * 40, roundRevision: 14,
    interestsRevision: 1, scores: [
      { criterionId: 'need', score: need, reason: text(`${assessorId} on need ${need}`) },
      { criterionId: 'reach', score: reach, reason: text(`${assessorId} on reach ${reach}`) },
    ],
  },
});
const revised = (assessorId: string, need: number, reach: number): ScoresRevised =>
  ({ ...score(assessorId, need, reach), type: 'ScoresRevised' });
const declaration = (personId: string, interests: readonly string[]): InterestsDeclared => ({
  type: 'InterestsDeclared',
  data: {
    roundId: 'r1', personId, seen: ['a1', 'a2'],
    interests: interests.map((applicationId) =>
      ({ applicationId, nature: text(`${personId} knows ${applicationId}`) })),
  },
});
const withheld: PublicationWithheld = {
  type: 'PublicationWithheld',
  data: { applicationId: 'a1', roundId: 'r1', parts: ['place'], reason: text('a refuge'), withheldBy: 'olu' },
};

/** As the log would have it, each stream with revisions of its own. */
type Logged = readonly [string, readonly (GrantEvent | DelegationGiven)[], Role?];
function logged(...streams: readonly Logged[]): Recorded[] {
  const all = streams.flatMap(([stream, events, role = 'officer']) =>
    events.map((event, i) => ({ ...event, stream, revision: i + 1, role })));
  return all.map(({ role, ...event }, i) => {
    const actor = 'data' in event && 'assessorId' in event.data ? event.data.assessorId : 'somebody';
    const metadata = {
      commandId: `c${i}`, actor, role, authority: '', organisationId: 'lcc', correlationId: '', causationId: '',
      effectiveAt: a.afterClosing, commandHash: '',
    };
    return {
      ...event, metadata, id: `e${i}`, schemaVersion: 1, position: String(i) as Position, recordedAt: a.afterClosing,
    };
  });
}

const delegationGiven: DelegationGiven = {
  type: 'DelegationGiven',
  data: {
    delegationId: 'd1', organisationId: 'lcc', to: { role: 'decider' }, upToPence: 2_000_000,
    from: '2027-03-31T23:00:00.000Z', until: '2028-03-31T23:00:00.000Z', minute: text('minute 44'), givenBy: 'mona',
  },
};
const scores = [score('sam', 4, 1), score('bea', 2, 3), revised('bea', 3, 3)];
const minutes =
  [the.opened, the.interestDeclared, the.voteRecorded, the.minutesSigned, the.voteCorrected, the.minutesSigned];
const caseWith = (application: readonly ApplicationEvent[], awards: readonly GrantEvent[] = []) => logged(
  ['fund-f1', [registered, committed('r1'), committed('r2')]],
  ['round-r1', [...a.perHead.over, ...awards]],
  ['application-a1', application, 'applicant'],
  ['interests-r1-sam', [declaration('sam', [])], 'assessor'],
  ['interests-r1-jean', [declaration('jean', ['a1'])], 'decider'],
  ['assessment-a1', scores, 'assessor'],
  ['delegation-d1', [delegationGiven]],
  ['panel-meeting-m1', minutes, 'panel-clerk'],
);
const reserved = {
  ...a.reserved, data: { ...a.reserved.data, evidence: { ...a.reserved.data.evidence, assessmentRevision: 3 } },
};
const other = { ...reserved, data: { ...reserved.data, applicationId: 'a2' } };
const perHead = { ...reserved, data: { ...reserved.data, ceiling: { leftBefore: 600_000, leftAfter: 300_000 } } };

const wards = new Map([['E05001620', 'Audley']]);
const read = (events: readonly Recorded[]) => {
  const one = grantCase(events, 'a1', wards);
  return { one, told: events.flatMap((event) => one.tell(event) ?? []) };
};
const tellingOf = (told: readonly Telling[], beginning: string) => told.find(({ what }) => what.startsWith(beginning));
const awarded = read(caseWith(an.history.awarded, [other, perHead]));
const declined = read(caseWith(an.history.declined));

describe('the case of an application', () => {
  it('is told in whole sentences', () => {
    const everything = read(caseWith(
      [...an.history.refused, an.leftUnfinished, an.acceptance, an.lapse, an.withdrawn('awarded'), an.end, withheld],
      [perHead, a.confirmed, a.released, a.cancelled],
    ));
    expect(everything.told.length).toBeGreaterThan(40);
    for (const { what } of everything.told) expect(what).toMatch(/^[A-Z£].+\.$/s);
    expect(everything.told.map(({ what }) => what).join(' ')).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('has nothing of the round’s other applications, nor of the fund’s other rounds', () => {
    expect(awarded.told.filter(({ what }) => what.startsWith('The decider awarded'))).toHaveLength(1);
    expect(awarded.told.filter(({ what }) => what.startsWith('The fund set'))).toHaveLength(1);
    expect(awarded.one.tell(logged(['round-r1', [other]])[0]!)).toBeNull();
    expect(awarded.one.tell(logged(['interests-r1-x', [{
      ...declaration('x', []), data: { ...declaration('x', []).data, seen: ['a2'] },
    }]])[0]!)).toBeNull();
  });

  it('becomes public when a grant is awarded, and not when it is declined or only sent', () => {
    expect(awarded.one.isPublic).toBe(true);
    expect(declined.one.isPublic).toBe(false);
    expect(read(caseWith(an.history.submitted, [reserved])).one.isPublic).toBe(false);
  });

  it('stays public when the group turns the offer down, so that all can see where the money went', () => {
    expect(read(caseWith(an.history.refused)).one.isPublic).toBe(true);
  });

  it('is the group’s alone until it is sent', () => {
    expect(read(caseWith(an.history.draft)).one.isWithFunder).toBe(false);
    expect(read(caseWith(an.history.submitted)).one).toMatchObject({ isWithFunder: true, ownerId: 'gita' });
  });

  it('is closed to who declared an interest in it, whatever became of it', () => {
    const jean = new Actor('jean', [{ organisationId: 'lcc', role: 'decider' }]);
    const sam = new Actor('sam', [{ organisationId: 'lcc', role: 'officer' }]);
    for (const { one } of [awarded, declined])
      expect([jean, sam].map((actor) => isClosedTo(one.closed, 'lcc', [actor]))).toEqual([true, false]);
  });

  it('is closed, before it is decided, to an assessor whose own scores are not in', () => {
    const assessor = (id: string) => new Actor(id, [{ organisationId: 'lcc', role: 'assessor' }]);
    const { one } = read(caseWith(an.history.submitted));
    expect(['sam', 'late'].map((name) => isClosedTo(one.closed, 'lcc', [assessor(name)]))).toEqual([false, true]);
    expect(isClosedTo(awarded.one.closed, 'lcc', [assessor('late')])).toBe(false);
  });
});

describe('the case of an award that was taken back', () => {
  const { delegation, interestsRevision, dutiesRevision } = an.decline.data;
  const takenBack: ApplicationEvent = {
    type: 'AwardTakenBack',
    data: {
      applicationId: 'a1', roundId: 'r1', pence: 40_000, reasons: text('the figures were wrong'), decidedBy: 'dee',
      delegation: delegation!, interestsRevision, dutiesRevision: dutiesRevision!,
    },
  };
  const waiting = read(caseWith([...an.history.awarded, takenBack], [perHead]));
  const anew = (decision: ApplicationEvent) =>
    read(caseWith([...an.history.awarded, takenBack, decision], [perHead]));
  const readersOfScores = ({ told }: { told: readonly Telling[] }) =>
    told.filter(({ record }) => record === 'The assessment').flatMap(({ details }) => details?.map(({ from }) => from));
  const late = new Actor('late', [{ organisationId: 'lcc', role: 'assessor' }]);

  it('is undecided again: single scores are for the funder, and assessors who have not scored see none', () => {
    expect(readersOfScores(waiting)).not.toContain('group');
    expect(isClosedTo(waiting.one.closed, 'lcc', [late])).toBe(true);
    for (const decision of [an.decline, an.award]) {
      expect(readersOfScores(anew(decision))).toContain('group');
      expect(isClosedTo(anew(decision).one.closed, 'lcc', [late])).toBe(false);
    }
  });

  it('says what was awarded only while the award stands', () => {
    const awardedIn = ({ one }: { one: Case }) => one.about.filter(({ label }) => label === 'Awarded');
    expect([waiting, anew(an.decline)].flatMap(awardedIn)).toEqual([]);
    expect(awardedIn(anew(an.award))).toEqual([{ label: 'Awarded', text: '£400' }]);
  });

  it('stays public, and tells everybody that no grant was made, but only the group why', () => {
    const { one, told } = anew(an.decline);
    expect(one.isPublic).toBe(true);
    expect(tellingOf(told, 'The decider looked at the decision again')!.from).toBe('public');
    const ended = tellingOf(told, 'The decider declined the application: no grant was made.')!;
    expect(ended).toMatchObject({ from: 'public', because: { text: an.decline.data.reasons, from: 'group' } });
    expect(ended.details!.map(({ from }) => from)).not.toContain(undefined);
    expect(ended.facets!.filter(({ from }) => from === undefined))
      .toEqual([{ kind: 'decision', outcome: 'declined' }]);
  });
});

describe('the case of a group that went to a new person', () => {
  const handedOver = (agreedBy: Agreed): ApplicationHandedOver => ({
    type: 'ApplicationHandedOver',
    data: {
      applicationId: 'a1', roundId: 'r1', handoverId: 'h1', from: 'gita', to: 'nell', name: text('Nell'),
      email: text('nell@example.org'), agreedBy, handedOverAt: a.afterClosing,
    },
  });
  const moved = (agreedBy: Agreed) => read(caseWith([...an.history.awarded, handedOver(agreedBy)], [perHead]));

  it('is the new person’s to read as their own', () => {
    expect(awarded.one.ownerId).toBe('gita');
    expect(moved('second-contact').one.ownerId).toBe('nell');
  });

  it.each([
    ['second-contact', 'the group’s second contact agreed'],
    ['second-officer', 'The group had named no second contact. An officer asked for it, and a second officer agreed'],
  ] as const)('says who agreed, and not who came or went: %s', (agreedBy, words) => {
    const telling = tellingOf(moved(agreedBy).told, 'The group went to a new person')!;
    expect(telling.what).toContain(words);
    expect(telling.from).toBe('group');
    expect(JSON.stringify(telling)).not.toMatch(/Nell|nell/);
  });
});

describe('what the sentences say', () => {
  it('tells everybody how many of a panel voted how, and only the funder and scrutiny who', () => {
    const vote = tellingOf(awarded.told, 'The panel voted')!;
    expect(vote).toMatchObject({
      from: 'public', because: { text: text('good for East'), from: 'group' },
      what: 'The panel voted on whether to award £3,000: 2 for, 1 against, none abstained. It was carried.',
    });
    expect(vote.details).toContainEqual({ label: text('Zoe'), text: 'against', from: 'full' });
    expect(tellingOf(awarded.told, 'A panel of 3 met on 11 May 2027')!.details?.map(({ from }) => from))
      .toEqual([undefined, 'full', 'full', 'full']);
    expect(tellingOf(awarded.told, 'The clerk corrected')!.because).toEqual(
      { text: text('a slip of the pen'), from: 'full' });
  });

  it('says nothing of a meeting that did not have this application on its table', () => {
    const elsewhere = { ...the.minutesSigned, data: { ...the.minutesSigned.data, applicationIds: ['a2'] } };
    for (const event of logged(['panel-meeting-m2', [
      { ...the.opened, data: { ...the.opened.data, meetingId: 'm2' } }, elsewhere,
    ]])) expect(awarded.one.tell(event)).toBeNull();
  });

  it('says where a decision departs from what the panel voted', () => {
    const evidence = { ...reserved.data.evidence, panel: the.signedVote };
    const half = { ...reserved, data: { ...reserved.data, pence: 150_000, evidence } };
    const { told } = read(caseWith(an.history.awarded, [half]));
    expect(tellingOf(told, 'The decider awarded')!.details).toContainEqual({
      label: 'The panel’s vote',
      text: 'On whether to award £3,000: 2 for, 1 against, none abstained. The decision departs from it.',
    });
  });

  it('gives the scores of all assessors added together, as they stood when it was decided', () => {
    const { details } = tellingOf(awarded.told, 'The decider awarded')!;
    expect(details).toEqual(expect.arrayContaining([
      { label: 'Score', text: '72.5 out of 100, from 2 assessors' }, // sam 280 and bea 300 of 400
      { label: text('name of need'), text: '3.5 out of 4, weight 60%' },
      { label: text('name of reach'), text: '2 out of 4, weight 40%' },
    ]));
  });

  it('leaves out scores that came after the decision', () => {
    const evidence = { ...perHead.data.evidence, assessmentRevision: 1 };
    const early = { ...perHead, data: { ...perHead.data, evidence } };
    const { told } = read(caseWith(an.history.awarded, [early]));
    expect(tellingOf(told, 'The decider awarded')!.details).toContainEqual(
      { label: 'Score', text: '70 out of 100, from one assessor' });
  });

  it('rests a decision on the authority that the round names', () => {
    expect(tellingOf(awarded.told, 'The decider awarded')!.under).toEqual(text('minute 12'));
    expect(tellingOf(declined.told, 'The decider declined')!.under).toEqual(text('minute 12'));
  });

  it('shows the delegation that was in force, to everybody who reads the decision', () => {
    for (const beginning of ['The decider awarded', 'The decider declined']) {
      const { details, standsOn } = tellingOf([...awarded.told, ...declined.told], beginning)!;
      expect(details).toEqual(expect.arrayContaining([
        { label: 'Delegation', text: 'Up to £20,000, from 1 April 2027 to 31 March 2028', path: '/who-decides/lcc' },
        { label: 'Minute of the delegation', text: text('minute 44') },
      ].map((line) => expect.objectContaining(line) as unknown)));
      expect(standsOn).toContain('the delegation as at revision 1');
    }
  });

  it('tells decisions, too, that were made before delegations were recorded', () => {
    const { delegation: _, ...data } = perHead.data;
    const { told } = read(caseWith(an.history.awarded, [{ ...perHead, data }]));
    expect(tellingOf(told, 'The decider awarded')!.details?.map(({ label }) => label)).not.toContain('Delegation');
  });

  it('gives what was left in the pot and for the neighbourhood, before and after', () => {
    expect(tellingOf(awarded.told, 'The decider awarded')!.budgets).toEqual([
      { of: 'Left in the pot', beforePence: 1_000_000, afterPence: 700_000 },
      { of: 'Left for East', beforePence: 600_000, afterPence: 300_000, part: 'place' },
    ]);
  });

  it('keeps an assessor’s scores for the funder until it is decided; then the group gets the last ones', () => {
    const who = ({ told }: { told: readonly Telling[] }) => told.filter(({ record }) => record === 'The assessment')
      .map(({ details }) => [...new Set(details?.map(({ from }) => from))]);
    expect(who(read(caseWith(an.history.submitted)))).toEqual([['full'], ['full'], ['full']]);
    expect(who(declined)).toEqual([['group'], ['full'], ['group']]);
  });

  it('tells everybody that an interest was declared, and only the funder and scrutiny which', () => {
    expect(tellingOf(awarded.told, 'A decider declared an interest')).toMatchObject({
      from: 'public', because: { text: text('jean knows a1'), from: 'full' },
    });
    expect(tellingOf(awarded.told, 'An assessor read the list')).not.toHaveProperty('because');
  });

  it('never says what the group typed before it was sent, nor who to talk to', () => {
    const drafts = awarded.told.filter(({ from, record }) => from === 'group' && record === 'The application');
    expect(drafts).toHaveLength(7);
    for (const draft of drafts) expect(JSON.stringify(draft)).not.toContain('_sd');
  });

  it('marks the ward as a part that can be withheld', () => {
    expect(tellingOf(awarded.told, 'The group sent')!.details)
      .toEqual([{ label: 'Ward', text: 'Audley', part: 'place' }]);
    const { one } = read(caseWith([...an.history.awarded, withheld]));
    expect(one.withheld).toMatchObject({ parts: ['place'], reason: text('a refuge') });
  });

  it('keeps a fund’s donor and the round’s drafts from the public', () => {
    const { details } = tellingOf(awarded.told, 'An officer registered a fund')!;
    const donor = details?.find(({ label }) => label === 'Given by');
    expect(donor).toEqual({ label: 'Given by', text: text('a donor'), from: 'full' });
    expect(awarded.told.filter(({ what }) => /^An officer (?:set|wrote)/.test(what)).map(({ from }) => from))
      .toEqual(Array(7).fill('full'));
  });

  it('stops where something has no sentence, since a trail with a step missing would not be true', () => {
    const unknown = { ...logged(['application-a1', [an.submission]])[0]!, type: 'GrantDoubled' };
    expect(() => awarded.one.tell(unknown)).toThrow('No sentence tells GrantDoubled');
  });
});

describe('what a machine finds a step by', () => {
  const facetsOf = (told: readonly Telling[], beginning: string) => tellingOf(told, beginning)!.facets ?? [];

  it('is the outcome, the money, the place in the list, the rules and the delegation of a decision', () => {
    const facets = facetsOf(awarded.told, 'The decider awarded');
    expect(facets).toEqual(expect.arrayContaining([
      { kind: 'decision', outcome: 'awarded' }, { kind: 'money', pence: perHead.data.pence },
      { kind: 'total', percent: 72.5, scorers: 2 }, { kind: 'rank', rank: 3, from: 'public' },
      expect.objectContaining({ kind: 'rule', rule: 'What is scored, and its weight', revision: 7 }),
      expect.objectContaining({ kind: 'delegation', delegationId: 'd1', revision: 1 }),
    ]));
  });

  it('says that a decision departs from the ranked list, where others above have nothing', () => {
    const departures = (told: readonly Telling[]) =>
      facetsOf(told, 'The decider awarded').filter(({ kind }) => kind === 'departure');
    expect(departures(awarded.told))
      .toEqual([{ kind: 'departure', of: 'Of the 2 placed higher, 0 have been awarded so far.', from: 'public' }]);
    const above = [1, 2].map((rank) => ({ ...reserved, data: {
      ...reserved.data, applicationId: `b${rank}`, evidence: { ...reserved.data.evidence, rank },
    } }));
    expect(departures(read(caseWith(an.history.awarded, [...above, perHead])).told)).toEqual([]);
  });

  it('is how a score changed for the funder and scrutiny, and for the group only what it came to', () => {
    const facets = facetsOf(declined.told, 'An assessor changed');
    expect(facets).toContainEqual(
      { kind: 'score-change', criterion: text('name of need'), before: 2, after: 3, outOf: 4, from: 'full' });
    expect(facets).toContainEqual(
      { kind: 'score', criterion: text('name of need'), score: 3, outOf: 4, from: 'group' });
  });

  it('is who was recused, how many voted against, and what was considered and not carried', () => {
    expect(facetsOf(awarded.told, 'A decider declared an interest'))
      .toEqual([{ kind: 'interest', role: 'A decider', isDeclared: true }]);
    expect(facetsOf(awarded.told, 'The panel voted')).toEqual(
      [{ kind: 'vote', motion: 'award £3,000', for: 2, against: 1, abstained: 0, isCarried: true }]);
    expect(facetsOf(awarded.told, 'The clerk corrected')).toContainEqual({
      kind: 'alternative', what: 'The panel did not agree to award £3,000: 1 for, 1 against, none abstained.',
    });
  });
});

it('is a case from its first event', () => {
  const one: Case = read(caseWith([an.begun])).one;
  expect(one).toMatchObject({
    reference: 'MH-7K3M2Q9X', title: 'An application that is not sent yet', isPublic: false,
  });
});
