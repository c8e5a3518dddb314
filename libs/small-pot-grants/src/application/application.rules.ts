import { inPounds, type Instant, isBefore, isDay, isPence, mustBeIds, Refusal, sum } from '#kernel';
import type { CostsListed, DatesPlanned } from './application.answers.events.js';
import type { GroupBehind } from './application.events.js';
import type { Draft, Known } from './application.state.js';
import { pages } from './application.state.js';

/** What an application needs to know of its round, read from the round's own stream at `revision`. */
export type RoundFacts = Readonly<{
  revision: number; funderId: string; status: 'not-open-yet' | 'scheduled' | 'cancelled';
  opensAt: Instant; closesAt: Instant; smallestPence: number; largestPence: number; wardCodes: readonly string[];
  questions: readonly Readonly<{ id: string; passes: 'yes' | 'no' }>[];
}>;

function mustNotBeCancelled({ status }: RoundFacts) {
  if (status === 'cancelled')
    throw new Refusal('round-cancelled', 'This round was cancelled. Look at the other rounds.');
}

export function mustTakeApplications(round: RoundFacts, at: Instant) {
  const { status, opensAt, closesAt } = round;
  mustNotBeCancelled(round);
  if (status === 'not-open-yet' || isBefore(at, opensAt))
    throw new Refusal('round-not-open', 'This round is not open yet');
  if (!isBefore(at, closesAt))
    throw new Refusal('round-closed', 'This round has closed, so it takes no more applications');
}

export function mustHaveClosed({ status, closesAt }: RoundFacts, at: Instant) {
  if (status === 'cancelled') throw new Refusal('round-cancelled', 'This round was cancelled');
  if (isBefore(at, closesAt))
    throw new Refusal('round-still-open', 'Decide after the round has closed, so that everybody has had their chance');
}

/** The letters leave out I, L, O and U, which people misread. It stands in clear, so it has no room for a name. */
export function mustBeAReference(text: string) {
  if (!/^MH-[0-9A-HJKMNP-TV-Z]{8}$/.test(text))
    throw new Refusal('not-a-reference', 'A reference looks like MH-7K3M2Q9X', 'reference');
}

type Answers = readonly Readonly<{ questionId: string; answer: 'yes' | 'no' }>[];

export function mustBeEligible(answers: Answers, { questions }: RoundFacts) {
  for (const { id, passes } of questions) {
    const answer = answers.find(({ questionId }) => questionId === id)?.answer;
    if (answer === undefined) throw new Refusal('question-open', 'Answer yes or no', id);
    if (answer !== passes) throw new Refusal('not-eligible', 'This round is not for you', id);
  }
  if (answers.length > questions.length) throw new Refusal('unknown-question', 'This round asks no such question');
}

export function mustBeWholeCosts({ lines, totalPence }: Pick<CostsListed['data'], 'lines' | 'totalPence'>) {
  if (lines.length === 0) throw new Refusal('no-costs', 'Say what you would spend the money on', 'lines');
  if (lines.length > 15) throw new Refusal('too-many-costs', 'List 15 things at most', 'lines');
  if (!lines.every(({ pence }) => isPence(pence) && pence > 0))
    throw new Refusal('not-an-amount', 'Each line needs an amount, more than £0', 'lines');
  if (sum(lines.map(({ pence }) => pence)) !== totalPence)
    throw new Refusal('lines-do-not-add-up', 'The lines do not add up to the total', 'lines');
}

export function mustFitTheRound(askedPence: number, { smallestPence, largestPence }: RoundFacts) {
  if (askedPence > largestPence)
    throw new Refusal('above-largest',
      `Your costs come to ${inPounds(askedPence)}. The most you can ask for is ${inPounds(largestPence)}.`, 'lines');
  if (askedPence < smallestPence)
    throw new Refusal('below-smallest',
      `Your costs come to ${inPounds(askedPence)}. The least you can ask for is ${inPounds(smallestPence)}.`, 'lines');
}

/** Answers are kept as they stood when the round closed: whoever reads them then reads what was sent. */
export function mustTakeAnswers(round: RoundFacts, at: Instant) {
  mustNotBeCancelled(round);
  if (!isBefore(at, round.closesAt))
    throw new Refusal('round-closed', 'This round has closed, so you can no longer change your answers. '
      + 'What you wrote before is still here.');
}

/** A year such as 0227 is a slip of the finger. */
const isLikelyDay = (day: string) => isDay(day) && day >= '2000' && day < '2200';

export function mustBeDays({ startsOn, endsOn }: Pick<DatesPlanned['data'], 'startsOn' | 'endsOn'>, at: Instant) {
  if (!isLikelyDay(startsOn)) throw new Refusal('not-a-day', 'Enter the day you want to start', 'startsOn');
  if (!isLikelyDay(endsOn)) throw new Refusal('not-a-day', 'Enter the day you want to finish', 'endsOn');
  if (endsOn < startsOn) throw new Refusal('ends-before-start', 'You must finish after you start', 'endsOn');
  // By the calendar of UTC, which in a summer's night is still at yesterday.
  if (startsOn < at.slice(0, 10))
    throw new Refusal('starts-in-the-past', 'That day has gone by. A grant cannot pay for what was done before.',
      'startsOn');
}

export function mustLieInTheArea(wardCode: string | null, { wardCodes }: RoundFacts) {
  if (wardCode !== null && !wardCodes.includes(wardCode))
    throw new Refusal('outside-area',
      'This round does not reach that place. Choose another, or look for another round.', 'place');
}

export function mustBeAnswered({ answered }: Draft) {
  const missing = pages.filter((page) => !answered.includes(page));
  if (missing.length > 0)
    throw new Refusal('pages-missing', `First fill in: ${missing.join(', ')}`, missing[0]);
}

/** What stands in clear of a group has no room for what somebody typed. */
export function mustBeAGroup({ organisationId, registers }: GroupBehind) {
  mustBeIds([organisationId]);
  if (registers === null) return;
  mustBeIds([...registers.likelySame, registers.contact.personId]);
  if (!registers.numbers.every((number) => /^GB-(?:CHC|COH|NIC|SC)-[A-Z0-9]{6,8}$/.test(number)))
    throw new Refusal('not-a-number', 'A charity number looks like 1234567, a company number like 01234567', 'number');
}

/** Whoever filled it in for the group never speaks for the group. `accounts`: all those of whoever does. */
export function mustBeTheGroup(accounts: readonly string[], { fillers }: Pick<Known, 'fillers'>) {
  if (fillers.some((id) => accounts.includes(id)))
    throw new Refusal('filled-in-by-you', 'You filled this in for the group. The group itself has to do this');
}
