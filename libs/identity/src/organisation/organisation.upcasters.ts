import type { Upcaster } from '#event-store';

/** At first an organisation was its kind and its name. */
export const organisationUpcasters: readonly Upcaster[] = [{
  type: 'OrganisationRegistered', from: 1,
  up: (data) => ({
    ...data, about: null, postcode: null, numbers: [], size: null, contacts: [], likelySame: [], different: null,
  }),
}];
