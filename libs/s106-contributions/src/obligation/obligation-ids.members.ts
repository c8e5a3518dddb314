/** Whose obligation it is: ids that tell nothing by themselves. */
export const whose = { obligationId: 'public', agreementId: 'public', funderId: 'public' } as const;
