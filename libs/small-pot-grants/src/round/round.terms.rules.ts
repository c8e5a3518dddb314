import {
  inPounds, type Instant, isBefore, isInstant, isPence, isPublicName, mustBeIds, mustHaveOwnIds, Refusal, sum,
} from '#kernel';
import type {
  Neighbourhood, PerHead, RoundAreaSet, RoundCriteriaSet, RoundEligibilitySet, RoundMoneySet, RoundTerms,
  RoundTimetableSet,
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

export function mustBeAnArea({ neighbourhoods, ...area }: RoundAreaSet['data']) {
  mustBeASource(area);
  if (neighbourhoods.length === 0) throw new Refusal('no-area', 'Choose at least one place', 'neighbourhoods');
  mustHaveOwnIds(neighbourhoods, 'neighbourhoods');
  for (const neighbourhood of neighbourhoods) mustBeANeighbourhood(neighbourhood);
  const wards = neighbourhoods.flatMap(({ wardCodes }) => wardCodes);
  if (new Set(wards).size < wards.length)
    throw new Refusal('ward-twice', 'A ward can only stand in one neighbourhood of a round', 'neighbourhoods');
}

type Source = Pick<RoundAreaSet['data'], 'setId' | 'areaName' | 'populationSource' | 'populationYear'>;

function mustBeASource({ setId, areaName, populationSource, populationYear }: Source) {
  mustBeIds([setId], 'setId');
  if (!isPublicName(areaName)) throw new Refusal('no-name', 'Say what the area is called', 'areaName');
  if (!isPublicName(populationSource))
    throw new Refusal('no-source', 'Say where the population figures come from', 'populationSource');
  if (!Number.isInteger(populationYear) || populationYear < 1900 || populationYear > 2200)
    throw new Refusal('no-year', 'Say which year the population figures are for', 'populationYear');
}

/** More people than live in the country are a slip of the finger. */
const mostPeople = 100_000_000;

function mustBeANeighbourhood({ name, wardCodes, population }: Neighbourhood) {
  if (!isPublicName(name)) throw new Refusal('no-name', 'Each neighbourhood needs a name', 'neighbourhoods');
  if (wardCodes.length === 0) throw new Refusal('no-wards', `${name} has no wards`, 'neighbourhoods');
  const odd = wardCodes.find((code) => !/^[A-Z]\d{8}$/.test(code));
  if (odd !== undefined) throw new Refusal('not-a-ward', 'A ward has a code like E05001620', 'neighbourhoods');
  if (!Number.isInteger(population) || population < 0 || population > mostPeople)
    throw new Refusal('not-a-population', `${name} needs a whole number of people`, 'neighbourhoods');
}

type Amounts = Pick<RoundMoneySet['data'], 'potPence' | 'smallestPence' | 'largestPence' | 'shares'>;

export function mustBeSensibleMoney(amounts: Amounts) {
  mustBeAmount(amounts.potPence, 'Enter how much is in the pot', 'shares');
  mustBeShares(amounts);
  mustBeGrantSizes(amounts);
}

function mustBeAmount(pence: number, message: string, field: string) {
  if (!isPence(pence) || pence === 0) throw new Refusal('not-an-amount', message, field);
}

function mustBeShares({ shares }: Amounts) {
  for (const { pence } of shares) mustBeAmount(pence, 'Enter how much comes from each fund, in pounds', 'shares');
  const fundIds = shares.map(({ fundId }) => fundId);
  mustBeIds(fundIds, 'shares');
  if (new Set(fundIds).size < fundIds.length) throw new Refusal('fund-twice', 'Name each fund once', 'shares');
}

function mustBeGrantSizes({ potPence, smallestPence, largestPence }: Amounts) {
  mustBeAmount(smallestPence, 'Enter the smallest grant, more than £0', 'smallestPence');
  mustBeAmount(largestPence, 'Enter the largest grant, more than £0', 'largestPence');
  if (largestPence < smallestPence)
    throw new Refusal('largest-below-smallest', 'The largest grant cannot be less than the smallest', 'largestPence');
  if (largestPence > potPence)
    throw new Refusal('largest-above-pot', 'The largest grant cannot be more than the pot', 'largestPence');
}

/** The seed's rule: so much for each person a year, so £50,000 for a neighbourhood of 50,000 people at £1. */
export function potPerHead(area: RoundAreaSet['data'] | undefined, pencePerPerson: number): PerHead {
  if (!area) throw new Refusal('area-first', 'Choose the area first, so that we can count the people',
    'pencePerPerson');
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
  mustHaveOwnIds(questions, 'questions');
  if (!questions.every(({ passes }) => passes === 'yes' || passes === 'no'))
    throw new Refusal('no-answer-passes', 'Say which answer to each question passes: yes or no', 'questions');
}

export function mustBeATimetable({ opensAt, closesAt, daysToAccept }: RoundTimetableSet['data'], at: Instant) {
  if (!isInstant(opensAt)) throw new Refusal('not-a-time', 'Enter when the round opens', 'opensAt');
  if (!isInstant(closesAt)) throw new Refusal('not-a-time', 'Enter when the round closes', 'closesAt');
  if (!isBefore(opensAt, closesAt))
    throw new Refusal('closes-before-opening', 'The round must close after it opens', 'closesAt');
  mustBeAhead(opensAt, closesAt, at);
  if (!Number.isInteger(daysToAccept) || daysToAccept < 1 || daysToAccept > 90)
    throw new Refusal('not-days-to-accept', 'Give groups between 1 and 90 days to accept', 'daysToAccept');
}

function mustBeAhead(opensAt: Instant, closesAt: Instant, at: Instant) {
  if (!isBefore(at, closesAt))
    throw new Refusal('closes-in-the-past', 'The closing time has gone by. Set a new one.', 'closesAt');
  if (isBefore(opensAt, at))
    throw new Refusal('opens-in-the-past', 'The opening time has gone by. Set a new one.', 'opensAt');
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
  mustHaveOwnIds(criteria, 'criteria');
}

export function mustBeAQuorum(quorum: number | null) {
  if (quorum !== null && (!Number.isInteger(quorum) || quorum < 1 || quorum > 30))
    throw new Refusal('not-a-quorum', 'Enter how many members have to vote, from 1 to 30, or leave it blank', 'quorum');
}
