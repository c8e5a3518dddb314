import { type Instant, inPounds, isBefore, isInstant, isPence, Refusal, sum } from '#kernel';
import type {
  PerHead, RoundAreaSet, RoundCriteriaSet, RoundEligibilitySet, RoundMoneySet, RoundTerms, RoundTimetableSet,
} from './round.terms.events.js';

export const sections = ['about', 'area', 'money', 'eligibility', 'timetable', 'criteria', 'decision'] as const;

/** Every section is there, so this is a round that somebody can approve. */
export function mustBeComplete(terms: Partial<RoundTerms>): asserts terms is RoundTerms {
  const missing = sections.filter((section) => !terms[section]);
  if (missing.length > 0)
    throw new Refusal('round-incomplete', `First finish these sections: ${missing.join(', ')}`);
}

export function mustCloseLater(terms: RoundTerms, at: Instant) {
  if (!isBefore(at, terms.timetable.closesAt))
    throw new Refusal('closes-in-the-past', 'The closing time has gone by. Set a new one.', 'closesAt');
}

export function mustBeAnArea({ neighbourhoods }: RoundAreaSet['data']) {
  if (neighbourhoods.length === 0) throw new Refusal('no-area', 'Choose at least one place', 'neighbourhoods');
  const wards = neighbourhoods.flatMap(({ wardCodes }) => wardCodes);
  if (new Set(wards).size < wards.length)
    throw new Refusal('ward-twice', 'A ward can only stand in one neighbourhood of a round', 'neighbourhoods');
}

type Amounts = Pick<RoundMoneySet['data'], 'potPence' | 'smallestPence' | 'largestPence' | 'shares'>;

export function mustBeSensibleMoney({ potPence, smallestPence, largestPence, shares }: Amounts) {
  if (!isPence(potPence) || potPence === 0) throw new Refusal('not-an-amount', 'Enter how much is in the pot', 'shares');
  if (!isPence(smallestPence) || smallestPence === 0)
    throw new Refusal('not-an-amount', 'Enter the smallest grant, more than £0', 'smallestPence');
  if (!isPence(largestPence) || largestPence < smallestPence)
    throw new Refusal('largest-below-smallest', 'The largest grant cannot be less than the smallest', 'largestPence');
  if (largestPence > potPence)
    throw new Refusal('largest-above-pot', 'The largest grant cannot be more than the pot', 'largestPence');
  if (!shares.every(({ pence }) => isPence(pence) && pence > 0))
    throw new Refusal('not-an-amount', 'Enter how much comes from each fund, in pounds', 'shares');
  if (new Set(shares.map(({ fundId }) => fundId)).size < shares.length)
    throw new Refusal('fund-twice', 'Name each fund once', 'shares');
}

/** The seed's rule: so much for each person a year, so £50,000 for a neighbourhood of 50,000 people at £1. */
export function potPerHead(area: RoundAreaSet['data'] | undefined, pencePerPerson: number): PerHead {
  if (!area) throw new Refusal('area-first', 'Choose the area first, so that we can count the people');
  if (!isPence(pencePerPerson) || pencePerPerson === 0 || pencePerPerson > 100_000)
    throw new Refusal('not-an-amount', 'Enter an amount for each person, up to £1,000', 'pencePerPerson');
  const ceilings = area.neighbourhoods.map(({ id, population }) =>
    ({ neighbourhoodId: id, population, pence: population * pencePerPerson }));
  const { populationSource, populationYear } = area;
  return { pencePerPerson, populationSource, populationYear, rounding: 'none-needed', ceilings };
}

export function mustCoverThePot(perHead: PerHead, sharesPence: number) {
  const pot = sum(perHead.ceilings.map(({ pence }) => pence));
  if (sharesPence !== pot)
    throw new Refusal('shares-do-not-cover-pot',
      `The pot is ${inPounds(pot)}. The amounts from the funds come to ${inPounds(sharesPence)}.`, 'shares');
}

export function mustBeQuestions({ questions }: RoundEligibilitySet['data']) {
  if (questions.length > 6)
    throw new Refusal('too-many-questions', 'Ask six questions at most. Each one costs a group time.', 'questions');
  mustHaveOwnIds(questions);
}

export function mustBeATimetable({ opensAt, closesAt, daysToAccept }: RoundTimetableSet['data']) {
  if (!isInstant(opensAt)) throw new Refusal('not-a-time', 'Enter when the round opens', 'opensAt');
  if (!isInstant(closesAt)) throw new Refusal('not-a-time', 'Enter when the round closes', 'closesAt');
  if (!isBefore(opensAt, closesAt))
    throw new Refusal('closes-before-opening', 'The round must close after it opens', 'closesAt');
  if (!Number.isInteger(daysToAccept) || daysToAccept < 1 || daysToAccept > 90)
    throw new Refusal('not-days-to-accept', 'Give groups between 1 and 90 days to accept', 'daysToAccept');
}

export function mustBeCriteria({ criteria, scale }: RoundCriteriaSet['data']) {
  if (criteria.length === 0 || criteria.length > 8)
    throw new Refusal('not-criteria', 'Set between 1 and 8 criteria', 'criteria');
  if (!criteria.every(({ weightPercent }) => Number.isInteger(weightPercent) && weightPercent > 0))
    throw new Refusal('not-a-weight', 'Each weight is a whole number above 0', 'criteria');
  const total = sum(criteria.map(({ weightPercent }) => weightPercent));
  if (total !== 100)
    throw new Refusal('weights-do-not-total-100', `The weights must total 100. They come to ${total}.`, 'criteria');
  if (scale.length !== 5) throw new Refusal('not-a-scale', 'Give each score from 0 to 4 a meaning', 'scale');
  mustHaveOwnIds(criteria);
}

function mustHaveOwnIds(items: readonly Readonly<{ id: string }>[]) {
  if (new Set(items.map(({ id }) => id)).size < items.length)
    throw new Refusal('id-twice', 'Each one needs an id of its own');
}
