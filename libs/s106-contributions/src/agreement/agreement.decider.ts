import { type Command, type Decider, mustBeIds, Refusal } from '#kernel';
import { mustHaveHappened } from '../days.rules.js';
import type {
  AgreementEvent, AgreementRecorded, AgreementVaried, DevelopmentCommenced, DwellingsOccupied, PhaseReached,
} from './agreement.events.js';
import {
  mustBeAnAddress, mustBeAnOccupation, mustBeAReference, mustBeDwellings, mustBeWards, mustHoldTheOccupied,
} from './agreement.rules.js';
import { type Agreement, agreementStream, evolveAgreement, recorded } from './agreement.state.js';

/** `today` is London's day. What the stream knows is not asked for again. */
type Told<Data> = Omit<Data, 'funderId'> & Readonly<{ today: string }>;
export type AgreementCommand =
  | Command<'RecordAgreement', AgreementRecorded['data'] & { today: string }>
  | Command<'VaryAgreement', Told<AgreementVaried['data']>>
  | Command<'RecordCommencement', Told<DevelopmentCommenced['data']>>
  | Command<'CountOccupations', Told<DwellingsOccupied['data']>>
  | Command<'RecordPhase', Told<PhaseReached['data']>>;

/** A deed, and how far the building is. */
export const agreement: Decider<Agreement, AgreementCommand, AgreementEvent> = {
  initialState: { status: 'none' },
  streamOf: ({ agreementId }) => agreementStream(agreementId),

  decide: {
    RecordAgreement({ type: _, at: __, today, ...data }, state) {
      if (state.status !== 'none')
        throw new Refusal('reference-taken', 'There is an agreement with this reference already', 'reference');
      mustBeIds([data.agreementId, data.funderId]);
      mustBeAReference(data.reference, 'reference');
      mustBeAReference(data.planningApplication, 'planningApplication');
      mustBeWards(data.wardCodes);
      mustBeDwellings(data.dwellings);
      mustHaveHappened(data.deedDay, today, 'deedDay');
      mustBeAnAddress(data.documentUrl);
      return [{ type: 'AgreementRecorded', data }];
    },

    VaryAgreement({ type: _, at: __, today, ...data }, state) {
      const { funderId, variationIds, deedDay, site } = recorded(state);
      mustBeIds([data.variationId]);
      if (variationIds.includes(data.variationId)) throw new Refusal('already-varied', 'This deed is recorded already');
      mustHaveHappened(data.deedDay, today, 'deedDay');
      if (data.deedDay < deedDay)
        throw new Refusal('before-the-deed', 'A deed of variation comes after the deed', 'deedDay');
      mustBeDwellings(data.dwellings);
      mustHoldTheOccupied(data.dwellings, site);
      mustBeAnAddress(data.documentUrl);
      return [{ type: 'AgreementVaried', data: { ...data, funderId } }];
    },

    RecordCommencement({ type: _, at: __, today, ...data }, state) {
      const { funderId, site } = recorded(state);
      if (site.commencedOn !== null) throw new Refusal('already-commenced', 'That work began is recorded already');
      mustHaveHappened(data.day, today);
      return [{ type: 'DevelopmentCommenced', data: { ...data, funderId } }];
    },

    CountOccupations({ type: _, at: __, today, ...data }, state) {
      const known = recorded(state);
      mustHaveHappened(data.day, today);
      mustBeAnOccupation(data.occupied, data.day, known);
      return [{ type: 'DwellingsOccupied', data: { ...data, funderId: known.funderId } }];
    },

    RecordPhase({ type: _, at: __, today, ...data }, state) {
      const { funderId, site } = recorded(state);
      if (!/^[A-Za-z0-9]{1,10}$/.test(data.phase))
        throw new Refusal('not-a-phase', 'Enter the phase as the deed numbers it, like 2 or 2B', 'phase');
      if (Object.hasOwn(site.phases, data.phase)) throw new Refusal('already-reached', 'This is recorded', 'phase');
      mustHaveHappened(data.day, today);
      return [{ type: 'PhaseReached', data: { ...data, funderId } }];
    },
  },

  evolve: evolveAgreement,
};
