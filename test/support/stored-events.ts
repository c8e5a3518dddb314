/** Events as older releases wrote them, word for word, and what they are read as. Samples are added, never changed. */
export const samples = [{
  type: 'OrganisationRegistered', schemaVersion: 1,
  data: {
    organisationId: '4f8f0e0c-6f0e-4c1e-9d5c-0d9c0a7c7b11', kind: 'council',
    name: { _sd: 'X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0' }, registeredAt: '2027-04-01T09:00:00.000Z',
  },
  today: {
    organisationId: '4f8f0e0c-6f0e-4c1e-9d5c-0d9c0a7c7b11', kind: 'council',
    name: { _sd: 'X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0' }, registeredAt: '2027-04-01T09:00:00.000Z',
    about: null, postcode: null, numbers: [], size: null, contacts: [], likelySame: [], different: null,
  },
}] as const;
