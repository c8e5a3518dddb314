import type { Members } from '#scrutiny';
import type { AgreementEvent } from './agreement.events.js';

const whose = { agreementId: 'public', funderId: 'public' } as const;
const progress = { ...whose, day: 'public', source: 'full', recordedBy: 'full' } as const;

export const agreementMembers: Members<AgreementEvent> = {
  AgreementRecorded: {
    ...whose, reference: 'public', planningApplication: 'public', site: 'public', developer: 'public',
    wardCodes: 'full', dwellings: 'full', deedDay: 'public', documentUrl: 'public', notes: 'public',
    recordedBy: 'full',
  },
  AgreementVaried: {
    ...whose, variationId: 'public', deedDay: 'public', what: 'public', documentUrl: 'full', dwellings: 'full',
    variedBy: 'full',
  },
  DevelopmentCommenced: progress,
  DwellingsOccupied: { ...progress, occupied: 'public' },
  PhaseReached: { ...progress, phase: 'public' },
};
