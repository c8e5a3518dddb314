import { decide, fold, Refusal, type Sealed } from '#kernel';
import { agreement, type AgreementCommand } from '../agreement/agreement.decider.js';
import { factsOf } from '../agreement/agreement.facts.js';
import { agreementIdOf, type NewAgreement } from '../agreement/agreements.js';
import { obligation } from '../obligation/obligation.decider.js';
import { type NewObligation, obligationIdOf } from '../obligation/obligations.js';
import type { Terms } from '../obligation/obligation.terms.events.js';
import { purposeInWords } from '../purposes.rules.js';
import type { Fault } from './csv-lines.js';
import type { DraftAgreement, DraftContribution, Place } from './drafts.js';

/** What is told to the services for one agreement of a file, and where it stands there. */
export type PlannedAgreement = Place & Readonly<{
  agreementId: string; wish: NewAgreement;
  obligations: readonly (Place & Readonly<{ wish: NewObligation }>)[];
}>;

const notSaid = 'The file that it came from does not say';
/** Until when a demand has to be paid, where the file does not say: it can be seen in the deed. */
const payWithinDays = 28;

/** `wardCodes` are for agreements of which the file does not say where they are. */
export function planned(draft: DraftAgreement, funderId: string, wardCodes: readonly string[]): PlannedAgreement {
  const { file, line, reference, planningApplication, site, developer, deedDay, documentUrl, notes } = draft;
  const agreementId = agreementIdOf(funderId, reference);
  const wards = draft.wardCodes.length > 0 ? draft.wardCodes : wardCodes;
  const kinds = draft.dwellings > 0 ? [{ kind: 'other' as const, number: draft.dwellings }] : [];
  return {
    file, line, agreementId,
    wish: {
      funderId, reference, planningApplication, site, developer: developer || notSaid, wardCodes: wards, kinds, deedDay,
      documentUrl, notes,
    },
    obligations: draft.contributions.map((one) =>
      ({ file: one.file, line: one.line, wish: obligationOf(one, agreementId, wards) })),
  };
}

function obligationOf(
  { reference, purpose, pence, units, spendOn, trigger, spendByYears, monitoringFeePence }: DraftContribution,
  agreementId: string, wardCodes: readonly string[],
): NewObligation {
  return {
    agreementId, reference, purpose, spendOn: spendOn || purposeInWords(purpose), wardCodes,
    contribution: pence > 0 ? { kind: 'sum', pence, indexation: null } : { kind: 'in-kind', units, unit: 'other' },
    trigger: { kind: 'other', words: trigger || notSaid }, payWithinDays,
    spendBy: spendByYears === null ? null : { years: spendByYears, from: 'first-receipt', counts: 'spent' },
    clawback: '', monitoringFeePence, lateInterest: 0,
  };
}

/** Every rule that an agreement or one of its obligations would break: asked of the deciders, and nothing recorded. */
export function rehearsed({ wish, agreementId, obligations, ...place }: PlannedAgreement, today: string): Fault[] {
  const { kinds, ...told } = wish;
  const command: AgreementCommand = {
    type: 'RecordAgreement', at: `${today}T12:00:00.000Z`, today, ...told, agreementId, site: unsaid, developer: unsaid,
    notes: null, recordedBy: '', dwellings: { total: kinds[0]?.number ?? 0, kinds },
  };
  try {
    const facts = factsOf(fold(agreement, decide(agreement, command, agreement.initialState)), 1);
    return obligations.flatMap(({ wish: own, ...at }) => faultIn(at, () => {
      const { agreementId: _, trigger: __, spendBy, contribution, clawback: ___, ...rest } = own;
      const terms: Terms = {
        contribution, trigger: { kind: 'other', words: unsaid }, payWithinDays, spendBy, clawback: null,
        monitoringFeePence: own.monitoringFeePence, lateInterest: 0,
      };
      decide(obligation, {
        type: 'SecureObligation', at: command.at, obligationId: obligationIdOf(agreementId, own.reference), agreementId,
        funderId: wish.funderId, reference: rest.reference, purpose: rest.purpose, wardCodes: rest.wardCodes,
        spendOn: unsaid, terms, agreement: facts, tariff: null, securedBy: '',
      }, obligation.initialState);
    }));
  } catch (error) {
    return refused(place, error);
  }
}

const unsaid: Sealed = { _sd: '' };

function faultIn(place: Place, act: () => void): Fault[] {
  try {
    act();
    return [];
  } catch (error) {
    return refused(place, error);
  }
}

function refused({ file, line }: Place, error: unknown): Fault[] {
  if (!(error instanceof Refusal)) throw error;
  return [{ file, line, column: columns[error.field ?? ''] ?? '', reason: error.message }];
}

/** How a file calls what the rules call so. */
const columns: Readonly<Record<string, string>> = {
  reference: 'reference', planningApplication: 'planning-application', wardCodes: 'wards', kinds: 'dwellings',
  deedDay: 'day of the deed', documentUrl: 'document', purpose: 'purpose', pence: 'amount', units: 'units',
  monitoringFeePence: 'monitoring-fee', years: 'spend-within-years',
};
