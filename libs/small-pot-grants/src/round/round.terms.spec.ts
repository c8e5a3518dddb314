import { decide, fold } from '#kernel';
import { refusalOf, specification } from '#testing';
import { round } from './round.decider.js';
import {
  areaSet, beforeOpening as at, cancelled, closesAt, criteriaSet, criterion, decisionProcessSet, described, drafted,
  east, eligibilitySet, moneySet, opensAt, perHeadSet, question, sent, shifted, simple, text, timetableSet, west,
} from './round.examples.js';
import type { EligibilityQuestion } from './round.terms.events.js';

const given = specification(round);
const setArea = { type: 'SetRoundArea', at, ...areaSet.data } as const;
const { potPence: _, perHead: __, ...moneyWish } = moneySet.data;
const setMoney = { type: 'SetRoundMoney', at, ...moneyWish, pencePerPerson: null } as const;
const setPerHead = { ...setMoney, pencePerPerson: 100 };
const setEligibility = { type: 'SetRoundEligibility', at, ...eligibilitySet.data } as const;
const setTimetable = { type: 'SetRoundTimetable', at, ...timetableSet.data } as const;
const setCriteria = { type: 'SetRoundCriteria', at, ...criteriaSet.data } as const;

const sections = [
  [{ type: 'DescribeRound', at, ...described.data }, described],
  [setArea, areaSet], [setMoney, moneySet], [setEligibility, eligibilitySet], [setTimetable, timetableSet],
  [setCriteria, criteriaSet],
  [{ type: 'SetRoundDecisionProcess', at, ...decisionProcessSet.data }, decisionProcessSet],
] as const;
const named = sections.map(([set, event]) => ({ name: set.type, set, event }));

describe.each(named)('a section of a round ($name)', ({ set, event }) => {
  it('can be set in a draft', () => void given(drafted).when(set).then(event));
  it('can be set again, also by somebody else', () => {
    given(drafted, event).when({ ...set, setBy: 'bob' })
      .then({ ...event, data: { ...event.data, setBy: 'bob' } } as typeof event);
  });
  it('needs a round', () => void given().when(set).thenRefuses('no-such-round'));
  it.each([
    ['is waiting for approval', simple.awaiting], ['is approved', simple.approved],
    ['is scheduled', simple.scheduled], ['is over', simple.over], ['was cancelled', [...simple.complete, cancelled]],
  ])('is fixed once the round %s', (_when, history) => void given(...history).when(set).thenRefuses('terms-are-fixed'));
});

describe('the area of a round', () => {
  const areaOf = (...neighbourhoods: (typeof east)[]) => ({ ...setArea, neighbourhoods });

  it('has at least one neighbourhood', () => {
    given(drafted).when(areaOf()).thenRefuses('no-area', 'neighbourhoods');
  });
  it('has each ward in one neighbourhood only', () => {
    given(drafted).when(areaOf(east, { ...west, wardCodes: ['E05001622', 'E05001621'] })).thenRefuses('ward-twice');
  });
  it('names each ward once', () => {
    given(drafted).when(areaOf({ ...west, wardCodes: ['E05001622', 'E05001622'] })).thenRefuses('ward-twice');
  });
  it('gives each neighbourhood an id of its own', () => {
    given(drafted).when(areaOf(east, { ...west, id: east.id })).thenRefuses('id-twice');
  });
  it('gives each neighbourhood wards', () => {
    given(drafted).when(areaOf({ ...west, wardCodes: [] })).thenRefuses('no-wards');
  });
  it.each(['', 'Audley', 'e05001622', 'E0500162', 'E050016222'])('does not take "%s" for a ward', (code) => {
    given(drafted).when(areaOf({ ...west, wardCodes: [code] })).thenRefuses('not-a-ward', 'neighbourhoods');
  });
  it.each([-1, 0.5, NaN, Infinity, 100_000_001])('does not take %d for a number of people', (population) => {
    given(drafted).when(areaOf({ ...west, population })).thenRefuses('not-a-population', 'neighbourhoods');
  });
  it.each([0, 100_000_000])('takes %d for a number of people', (population) => {
    const neighbourhoods = [{ ...west, population }];
    given(drafted).when({ ...setArea, neighbourhoods })
      .then({ ...areaSet, data: { ...areaSet.data, neighbourhoods } });
  });
  it.each([
    ['nothing', ''], ['a blank', ' '], ['201 letters', 'a'.repeat(201)], ['two lines', 'East\nWest'],
  ])('does not take %s for a name', (_what, name) => {
    given(drafted).when(areaOf({ ...west, name })).thenRefuses('no-name', 'neighbourhoods');
    given(drafted).when({ ...setArea, areaName: name }).thenRefuses('no-name', 'areaName');
  });
  it('says where its population figures come from', () => {
    given(drafted).when({ ...setArea, populationSource: ' ' }).thenRefuses('no-source', 'populationSource');
  });
  it.each([1899, 2201, 2015.5, NaN])('does not take %d for the year of the figures', (populationYear) => {
    given(drafted).when({ ...setArea, populationYear }).thenRefuses('no-year', 'populationYear');
  });
  it.each([
    ['nothing', ''], ['a text', 'the east of town'], ['a dash in front', '-east'], ['201 letters', 'x'.repeat(201)],
  ])('does not take %s for an id', (_what, id) => {
    given(drafted).when(areaOf({ ...west, id })).thenRefuses('not-an-id', 'neighbourhoods');
    given(drafted).when({ ...setArea, setId: id }).thenRefuses('not-an-id', 'setId');
  });
  it.each([1900, 2200])('takes %d for the year of the figures', (populationYear) => {
    given(drafted).when({ ...setArea, populationYear })
      .then({ ...areaSet, data: { ...areaSet.data, populationYear } });
  });
});

const notAmounts = [0, -1, 0.5, NaN, Infinity, 1_000_000_000_001];

describe('the money of a round', () => {
  const from = (...amounts: number[]) =>
    ({ ...setMoney, shares: amounts.map((pence, i) => ({ fundId: `f${i}`, pence })) });

  it('has a pot that is the sum of what its funds give', () => {
    const shares = [{ fundId: 'f1', pence: 700_001 }];
    given(drafted).when({ ...setMoney, shares })
      .then({ ...moneySet, data: { ...moneySet.data, shares, potPence: 700_001 } });
  });
  it('comes from a fund', () => void given(drafted).when(from()).thenRefuses('not-an-amount', 'shares'));
  it.each(notAmounts)('does not take %d pence from a fund', (pence) => {
    given(drafted).when(from(1_000_000, pence)).thenRefuses('not-an-amount', 'shares');
  });
  it('cannot come to more than £10 billion, however many funds there are', () => {
    given(drafted).when(from(1_000_000_000_000, 1)).thenRefuses('not-an-amount', 'shares');
  });
  it('names each fund once', () => {
    const fund = { fundId: 'f1', pence: 500_000 };
    given(drafted).when({ ...setMoney, shares: [fund, fund] }).thenRefuses('fund-twice', 'shares');
  });
  it('has no room for a text in the id of a fund, which stands in clear', () => {
    given(drafted).when({ ...setMoney, shares: [{ fundId: 'Mrs Smith\'s', pence: 500_000 }] })
      .thenRefuses('not-an-id', 'shares');
  });
  it.each(notAmounts)('does not take %d pence for the smallest grant', (smallestPence) => {
    given(drafted).when({ ...setMoney, smallestPence }).thenRefuses('not-an-amount', 'smallestPence');
  });
  it.each(notAmounts)('does not take %d pence for the largest grant', (largestPence) => {
    given(drafted).when({ ...setMoney, largestPence }).thenRefuses('not-an-amount', 'largestPence');
  });
  it('may have grants of one size only', () => {
    given(drafted).when({ ...setMoney, smallestPence: 500_000 })
      .then({ ...moneySet, data: { ...moneySet.data, smallestPence: 500_000 } });
  });
  it('has no largest grant a penny below the smallest', () => {
    given(drafted).when({ ...setMoney, largestPence: 9_999 }).thenRefuses('largest-below-smallest', 'largestPence');
  });
  it('may go to one group as a whole', () => {
    given(drafted).when({ ...setMoney, largestPence: 1_000_000 })
      .then({ ...moneySet, data: { ...moneySet.data, largestPence: 1_000_000 } });
  });
  it('has no largest grant a penny above the pot', () => {
    given(drafted).when({ ...setMoney, largestPence: 1_000_001 }).thenRefuses('largest-above-pot', 'largestPence');
  });
});

describe('a pot per head', () => {
  it('gives each neighbourhood a ceiling by its people, with the source and year of the figures', () => {
    given(drafted, areaSet).when(setPerHead).then(perHeadSet);
  });
  it('makes £50,000 of £1 for each of 50,000 people', () => {
    const healthArea = { ...areaSet, data: { ...areaSet.data, neighbourhoods: [{ ...east, population: 50_000 }] } };
    const shares = [{ fundId: 'f1', pence: 5_000_000 }];
    const ceilings = [{ neighbourhoodId: east.id, population: 50_000, pence: 5_000_000 }];
    given(drafted, healthArea).when({ ...setPerHead, shares }).then({
      ...perHeadSet,
      data: { ...perHeadSet.data, potPence: 5_000_000, shares, perHead: { ...perHeadSet.data.perHead!, ceilings } },
    });
  });
  it('needs the area first, to count the people', () => void given(drafted).when(setPerHead).thenRefuses('area-first'));
  it.each([999_999, 1_000_001])('is covered by its funds to the penny, not by %d pence', (pence) => {
    const shares = [{ fundId: 'f1', pence }];
    given(drafted, areaSet).when({ ...setPerHead, shares }).thenRefuses('shares-do-not-cover-pot', 'shares');
  });
  it.each([0, -1, 0.5, NaN, 100_001])('does not take %d pence for each person', (pencePerPerson) => {
    given(drafted, areaSet).when({ ...setMoney, pencePerPerson }).thenRefuses('not-an-amount', 'pencePerPerson');
  });
  it('goes up to £1,000 for each person', () => {
    const shares = [{ fundId: 'f1', pence: 1_000_000_000 }];
    const ceilings = [
      { neighbourhoodId: east.id, population: 6000, pence: 600_000_000 },
      { neighbourhoodId: west.id, population: 4000, pence: 400_000_000 },
    ];
    const perHead = { ...perHeadSet.data.perHead!, pencePerPerson: 100_000, ceilings };
    given(drafted, areaSet).when({ ...setMoney, shares, pencePerPerson: 100_000 })
      .then({ ...perHeadSet, data: { ...perHeadSet.data, potPence: 1_000_000_000, shares, perHead } });
  });
  it('cannot come to more than £10 billion, however many people there are', () => {
    const crowd = { ...areaSet, data: { ...areaSet.data, neighbourhoods: [{ ...east, population: 100_000_000 }] } };
    const shares = [{ fundId: 'f1', pence: 10_000_000_000_000 }];
    given(drafted, crowd).when({ ...setMoney, shares, pencePerPerson: 100_000 }).thenRefuses('not-an-amount', 'shares');
  });

  const send = { type: 'SendRoundForApproval', at, roundId: 'r1', sentBy: 'ann' } as const;
  it('has to be worked out again when the area changes', () => {
    const history = [...simple.complete, perHeadSet, areaSet];
    const refusal = refusalOf(() => decide(round, send, fold(round, history)));
    expect(refusal).toMatchObject({ rule: 'round-incomplete', message: 'First finish these sections: money' });
    given(...history, perHeadSet).when(send).then(sent);
  });
  it('differs there from a pot that is simply a sum', () => {
    given(...simple.complete, areaSet).when(send).then(sent);
  });
});

describe('the eligibility questions of a round', () => {
  const ask = (...questions: EligibilityQuestion[]) => ({ ...setEligibility, questions });
  const many = (count: number) => Array.from({ length: count }, (_one, i) => ({ ...question, id: `q${i}` }));

  it.each([0, 6])('may be %d', (count) => {
    given(drafted).when(ask(...many(count)))
      .then({ ...eligibilitySet, data: { ...eligibilitySet.data, questions: many(count) } });
  });
  it('are not seven', () => void given(drafted).when(ask(...many(7))).thenRefuses('too-many-questions', 'questions'));
  it('have ids of their own', () => {
    given(drafted).when(ask(question, question)).thenRefuses('id-twice', 'questions');
  });
  it('have no room for a text in an id, which stands in clear', () => {
    given(drafted).when(ask({ ...question, id: 'Are you a charity?' })).thenRefuses('not-an-id', 'questions');
  });
  it('are passed by a yes or a no', () => {
    given(drafted).when(ask({ ...question, passes: 'perhaps' as 'yes' })).thenRefuses('no-answer-passes', 'questions');
  });
});

describe('the timetable of a round', () => {
  it.each([
    '', 'soon', '2027-04-01', '2027-02-30T09:00:00.000Z', '2027-04-01T09:00:00.000+01:00', '2027-04-01T24:00:00.000Z',
  ])('does not take "%s" for a time', (instant) => {
    given(drafted).when({ ...setTimetable, opensAt: instant }).thenRefuses('not-a-time', 'opensAt');
    given(drafted).when({ ...setTimetable, closesAt: instant }).thenRefuses('not-a-time', 'closesAt');
  });
  it.each([
    ['before it opens', shifted(opensAt, -1)], ['in the moment in which it opens', opensAt],
  ])('does not let it close %s', (_when, instant) => {
    given(drafted).when({ ...setTimetable, closesAt: instant }).thenRefuses('closes-before-opening', 'closesAt');
  });
  it('lies ahead: the round opens later than now, or just now, and closes later', () => {
    given(drafted).when({ ...setTimetable, at: opensAt }).then(timetableSet);
    given(drafted).when({ ...setTimetable, at: shifted(opensAt, 1) }).thenRefuses('opens-in-the-past', 'opensAt');
    given(drafted).when({ ...setTimetable, at: closesAt }).thenRefuses('closes-in-the-past', 'closesAt');
  });
  it('lets it close right after it opens', () => {
    const times = { opensAt: shifted(closesAt, -1), closesAt };
    given(drafted).when({ ...setTimetable, ...times })
      .then({ ...timetableSet, data: { ...timetableSet.data, ...times } });
  });
  it.each([0, 91, -1, 0.5, NaN, Infinity])('does not give %d days to accept', (daysToAccept) => {
    given(drafted).when({ ...setTimetable, daysToAccept }).thenRefuses('not-days-to-accept', 'daysToAccept');
  });
  it.each([1, 90])('may give %d days to accept', (daysToAccept) => {
    given(drafted).when({ ...setTimetable, daysToAccept })
      .then({ ...timetableSet, data: { ...timetableSet.data, daysToAccept } });
  });
});

describe('the criteria of a round', () => {
  const weigh = (...weights: number[]) =>
    ({ ...setCriteria, criteria: weights.map((weight, i) => criterion(`c${i}`, weight)) });

  it.each([
    { weights: [100] }, { weights: [99, 1] }, { weights: [13, 13, 13, 13, 12, 12, 12, 12] },
  ])('may weigh $weights', ({ weights }) => {
    const wish = weigh(...weights);
    given(drafted).when(wish).then({ ...criteriaSet, data: { ...criteriaSet.data, criteria: wish.criteria } });
  });
  it.each([
    { weights: [60, 39] }, { weights: [60, 41] }, { weights: [99] }, { weights: [101] },
  ])('must weigh 100 in all, not $weights', ({ weights }) => {
    given(drafted).when(weigh(...weights)).thenRefuses('weights-do-not-total-100', 'criteria');
  });
  it.each([
    { weights: [0, 100] }, { weights: [-1, 101] }, { weights: [0.5, 99.5] }, { weights: [NaN, 100] },
  ])('do not weigh $weights', ({ weights }) => {
    given(drafted).when(weigh(...weights)).thenRefuses('not-a-weight', 'criteria');
  });
  it.each([0, 9])('are not %d', (count) => {
    given(drafted).when(weigh(...Array.from({ length: count }, () => 10))).thenRefuses('not-criteria', 'criteria');
  });
  it.each([4, 6])('do not have %d meanings for the scores 0 to 4', (count) => {
    const scale = Array.from({ length: count }, (_one, i) => text(`${i}`));
    given(drafted).when({ ...setCriteria, scale }).thenRefuses('not-a-scale', 'scale');
  });
  it('have ids of their own', () => {
    given(drafted).when({ ...setCriteria, criteria: [criterion('need', 60), criterion('need', 40)] })
      .thenRefuses('id-twice', 'criteria');
  });
  it('have no room for a text in an id, which stands in clear', () => {
    given(drafted).when({ ...setCriteria, criteria: [criterion('How great is the need?', 100)] })
      .thenRefuses('not-an-id', 'criteria');
  });
});

describe('how a round is decided', () => {
  const set = { type: 'SetRoundDecisionProcess', at, ...decisionProcessSet.data } as const;
  const withQuorum = (quorum: number) => ({ ...decisionProcessSet, data: { ...decisionProcessSet.data, quorum } });

  it.each([1, 30])('may ask for the votes of %d members of a panel', (quorum) => {
    given(drafted).when({ ...set, quorum }).then(withQuorum(quorum));
  });
  it.each([0, 31, 2.5, NaN])('does not ask for the votes of %d', (quorum) => {
    given(drafted).when({ ...set, quorum }).thenRefuses('not-a-quorum', 'quorum');
  });
});
