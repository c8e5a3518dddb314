import { Refusal } from '#kernel';
import {
  type Contribution, type Indexation, obligationLimits as limits, PURPOSES, type TariffRate, type TriggerWish,
  type Unit, units,
} from '#s106-contributions';
import { Choice, Pounds, Text, Tick, WholeNumber } from '../../forms/fields.js';
import { NeededWhen } from '../../forms/needed-when.js';
import { SpendByForm } from './spend-by.js';

const kinds = ['tariff', 'rate', 'sum', 'in-kind'] as const;
const triggers = ['commencement', 'first-occupation', 'dwellings-occupied', 'phase', 'other'] as const;
const isRate = ({ kind }: SecureForm) => kind === 'tariff' || kind === 'rate';

/** An obligation as its deed has it. */
export class SecureForm extends SpendByForm {
  @Text({ most: 60, missing: 'Enter a reference' }) reference!: string;
  @Choice(Object.keys(PURPOSES), 'Select what the money is for') purpose!: string;
  @Text({ most: limits.spendOn, missing: 'Enter what the deed says' }) spendOn!: string;
  @Text({ most: 5_000, missing: 'Enter at least one ward' }) wardCodes!: string;
  @Choice(kinds, 'Select what the deed asks for') kind!: (typeof kinds)[number];
  @NeededWhen<SecureForm>(({ kind }) => kind === 'rate', 'Enter the rate')
  @Pounds() ratePence?: number;
  @NeededWhen<SecureForm>(isRate, 'Enter how many homes count')
  @WholeNumber() dwellings?: number;
  @NeededWhen<SecureForm>(({ kind }) => kind === 'sum', 'Enter the sum')
  @Pounds() pence?: number;
  @NeededWhen<SecureForm>(({ kind }) => kind === 'in-kind', 'Enter how many')
  @WholeNumber() units?: number;
  @Choice(units) unit?: Unit;
  @Text({ most: 30 }) seriesCode!: string;
  @NeededWhen<SecureForm>(({ seriesCode }) => seriesCode !== '', 'Enter the base month')
  @Text({ most: 7 }) baseMonth!: string;
  @WholeNumber() monthsBefore?: number;
  @Tick() floor!: boolean;
  @Choice(triggers, 'Select when it falls due') trigger!: (typeof triggers)[number];
  @NeededWhen<SecureForm>(({ trigger }) => trigger === 'dwellings-occupied', 'Enter which home')
  @WholeNumber() number?: number;
  @NeededWhen<SecureForm>(({ trigger }) => trigger === 'phase', 'Enter the phase')
  @Text({ most: 10 }) phase!: string;
  @NeededWhen<SecureForm>(({ trigger }) => trigger === 'other', 'Enter what the deed says')
  @Text({ most: limits.words }) words!: string;
  @WholeNumber('Enter a number of days') payWithinDays!: number;
  @Text({ most: 6 }) lateInterest!: string;
  @Pounds() monitoringFeePence?: number;
  @Text({ most: limits.clawback }) clawback!: string;
}

/** `rate` is the tariff's on the day of the deed. @throws Refusal `no-tariff` */
export function contributionOf(form: SecureForm, rate: TariffRate | null): Contribution {
  const [{ kind, unit = 'other' }, indexation, dwellings] = [form, indexationOf(form), form.dwellings!];
  if (kind === 'in-kind') return { kind, units: form.units!, unit };
  if (kind === 'sum') return { kind, pence: form.pence!, indexation };
  if (kind === 'rate') return { kind, ratePence: form.ratePence!, dwellings, tariffFrom: null, indexation };
  if (!rate) throw new Refusal('no-tariff', 'On the day of the deed there was no tariff. Enter the rate.', 'kind');
  return { kind: 'rate', ratePence: rate.ratePence, dwellings, tariffFrom: rate.from, indexation };
}

const indexationOf = ({ seriesCode, baseMonth, monthsBefore = 0, floor }: SecureForm): Indexation | null =>
  (seriesCode === '' ? null : { seriesCode, baseMonth, monthsBefore, floor });

export function triggerOf({ trigger, number = 0, phase, words }: SecureForm): TriggerWish {
  if (trigger === 'dwellings-occupied') return { kind: trigger, number };
  if (trigger === 'phase') return { kind: trigger, phase };
  return trigger === 'other' ? { kind: trigger, words } : { kind: trigger };
}

/** `4.25` → 425 hundredths of a per cent; 0 where nothing was typed. */
export function hundredthsOf(typed: string, field: string): number {
  if (typed === '') return 0;
  const [, whole = '', part = ''] = /^(\d{1,2})(?:\.(\d{1,2}))?\s*%?$/.exec(typed) ?? [];
  if (whole === '') throw new Refusal('not-a-percentage', 'Enter a percentage, like 4 or 4.25', field);
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}
