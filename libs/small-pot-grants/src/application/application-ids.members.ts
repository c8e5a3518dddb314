/** Which application of which round: ids that tell nothing by themselves. */
export const whose = { applicationId: 'public', roundId: 'public' } as const;
