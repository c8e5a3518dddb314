import { type Evolve, Refusal } from '#kernel';
import type { AgreementEvent, Dwellings } from './agreement.events.js';

/** How far the building is. `phases`: the day on which each was reached. */
export type Site = Readonly<{
  commencedOn: string | null; occupations: readonly Readonly<{ day: string; occupied: number }>[];
  phases: Readonly<Record<string, string>>;
}>;
export type Recorded = Readonly<{
  status: 'recorded'; agreementId: string; funderId: string; reference: string; deedDay: string; dwellings: Dwellings;
  variationIds: readonly string[]; site: Site;
}>;
export type Agreement = Readonly<{ status: 'none' }> | Recorded;

export const agreementStream = (agreementId: string) => `agreement-${agreementId}`;

/** @throws Refusal `no-such-agreement` */
export function recorded(state: Agreement): Recorded {
  if (state.status === 'none') throw new Refusal('no-such-agreement', 'There is no such agreement');
  return state;
}

export const occupiedBy = ({ occupations }: Site) => occupations.at(-1)?.occupied ?? 0;

const withSite = (state: Agreement, site: Partial<Site>): Recorded => {
  const known = recorded(state);
  return { ...known, site: { ...known.site, ...site } };
};

export const evolveAgreement: Evolve<Agreement, AgreementEvent> = {
  AgreementRecorded: (_, { data: { agreementId, funderId, reference, deedDay, dwellings } }) => ({
    status: 'recorded', agreementId, funderId, reference, deedDay, dwellings, variationIds: [],
    site: { commencedOn: null, occupations: [], phases: {} },
  }),
  AgreementVaried(state, { data: { variationId, dwellings } }) {
    const known = recorded(state);
    return { ...known, dwellings, variationIds: [...known.variationIds, variationId] };
  },
  DevelopmentCommenced: (state, { data: { day } }) => withSite(state, { commencedOn: day }),
  DwellingsOccupied: (state, { data: { day, occupied } }) =>
    withSite(state, { occupations: [...recorded(state).site.occupations, { day, occupied }] }),
  PhaseReached: (state, { data: { day, phase } }) =>
    withSite(state, { phases: { ...recorded(state).site.phases, [phase]: day } }),
};
