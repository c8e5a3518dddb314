import { isPence, Refusal } from '#kernel';
import type { Site } from '../agreement/agreement.state.js';
import { mustBeAnIndexation } from '../index-series/indexation.rules.js';
import { isPurpose } from '../purposes.rules.js';
import type { TariffRate } from '../tariff/tariff.decider.js';
import { basePence } from './obligation.state.js';
import { type Contribution, type SpendBy, type Terms, type Trigger, units } from './obligation.terms.events.js';

/** What the agreement's own stream says, as at a revision. */
export type AgreementFacts = Readonly<{
  funderId: string; deedDay: string; dwellings: number; variationIds: readonly string[]; site: Site; revision: number;
}>;
type Rate = Extract<Contribution, { kind: 'rate' }>;

export function mustBeTerms(terms: Terms, agreement: AgreementFacts, tariff: TariffRate | null) {
  mustBeAContribution(terms.contribution, agreement, tariff);
  mustBeATrigger(terms.trigger, agreement.dwellings);
  mustBeDays(terms.payWithinDays);
  mustBeASpendBy(terms.spendBy);
  if (!isPence(terms.monitoringFeePence) || terms.monitoringFeePence > basePence(terms.contribution))
    throw new Refusal('not-a-fee', 'The fee is part of the contribution, or £0', 'monitoringFeePence');
  if (!Number.isInteger(terms.lateInterest) || terms.lateInterest < 0 || terms.lateInterest > 5_000)
    throw new Refusal('not-a-percentage', 'Enter a percentage from 0 to 50', 'lateInterest');
}

function mustBeAContribution(contribution: Contribution, agreement: AgreementFacts, tariff: TariffRate | null) {
  if (contribution.kind === 'in-kind') return mustBeUnits(contribution.units, contribution.unit);
  if (contribution.kind === 'rate') mustBeARate(contribution, agreement, tariff);
  const pence = basePence(contribution);
  if (!isPence(pence) || pence === 0) throw new Refusal('not-an-amount', 'Enter an amount, more than £0', 'pence');
  if (contribution.indexation) mustBeAnIndexation(contribution.indexation);
}

export function mustBeUnits(number: number, unit: string) {
  if (!Number.isInteger(number) || number < 1 || number > 10_000_000)
    throw new Refusal('not-units', 'Enter how many, in whole numbers', 'units');
  if (!(units as readonly string[]).includes(unit)) throw new Refusal('not-units', 'Choose what is counted', 'unit');
}

function mustBeARate(rate: Rate, { dwellings }: AgreementFacts, tariff: TariffRate | null) {
  if (!isPence(rate.ratePence) || rate.ratePence === 0)
    throw new Refusal('not-an-amount', 'Enter the rate for each dwelling', 'ratePence');
  if (!Number.isInteger(rate.dwellings) || rate.dwellings < 1)
    throw new Refusal('not-dwellings', 'Enter how many dwellings count', 'dwellings');
  if (rate.dwellings > dwellings)
    throw new Refusal('beyond-dwellings', `The agreement is about ${dwellings} dwellings`, 'dwellings');
  if (rate.tariffFrom !== null) mustBeTheTariff(rate, tariff);
}

/** The index that is in the tariff's rate already does not count a second time. */
function mustBeTheTariff({ ratePence, tariffFrom, indexation }: Rate, tariff: TariffRate | null) {
  if (tariff?.from !== tariffFrom || tariff.ratePence !== ratePence)
    throw new Refusal('not-the-tariff', 'On the day of the deed the tariff had another rate', 'ratePence');
  if (indexation && indexation.baseMonth < tariff.indexedTo)
    throw new Refusal('months-twice',
      `The tariff’s rate has the index up to ${tariff.indexedTo} in it. Start from there.`, 'baseMonth');
}

function mustBeATrigger(trigger: Trigger, dwellings: number) {
  if (trigger.kind === 'phase' && !/^[A-Za-z0-9]{1,10}$/.test(trigger.phase))
    throw new Refusal('not-a-phase', 'Enter the phase as the deed numbers it, like 2 or 2B', 'phase');
  if (trigger.kind !== 'dwellings-occupied') return;
  if (!Number.isInteger(trigger.number) || trigger.number < 1)
    throw new Refusal('not-dwellings', 'Enter which dwelling it is, as a number', 'number');
  if (trigger.number > dwellings)
    throw new Refusal('trigger-beyond-dwellings', `There are only ${dwellings} dwellings in the agreement`, 'number');
}

function mustBeDays(days: number) {
  if (!Number.isInteger(days) || days < 0 || days > 365)
    throw new Refusal('not-days', 'Enter a number of days from 0 to 365', 'payWithinDays');
}

export function mustBeASpendBy(spendBy: SpendBy | null) {
  if (spendBy && (!Number.isInteger(spendBy.years) || spendBy.years < 1 || spendBy.years > 50))
    throw new Refusal('not-years', 'Enter a number of years from 1 to 50', 'years');
}

export function mustBeAPurpose(purpose: string) {
  if (!isPurpose(purpose)) throw new Refusal('not-a-purpose', 'Choose what the money is for', 'purpose');
}

/** Whatever was agreed changes by a deed, and by nothing else. */
export function mustHaveVariation(variationId: string, { variationIds }: AgreementFacts) {
  if (!variationIds.includes(variationId))
    throw new Refusal('no-such-variation', 'First record the deed of variation on the agreement', 'variationId');
}

/** The day on which a site's progress reached it; null where it has not, or where the deed's words need a person. */
export function reachedOn(trigger: Trigger, { commencedOn, occupations, phases }: Site): string | null {
  const occupied = (number: number) => occupations.find((one) => one.occupied >= number)?.day ?? null;
  switch (trigger.kind) {
    case 'commencement': return commencedOn;
    case 'first-occupation': return occupied(1);
    case 'dwellings-occupied': return occupied(trigger.number);
    case 'phase': return Object.hasOwn(phases, trigger.phase) ? phases[trigger.phase]! : null;
    case 'other': return null;
  }
}
