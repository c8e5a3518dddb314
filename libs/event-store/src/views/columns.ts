/** Amounts pass what an `int` holds. PostgreSQL gives `bigint` as text, and these stay exact as numbers. */
export const PENCE = {
  type: 'bigint',
  transformer: {
    to: (pence: number | null) => pence,
    from: (text: string | null) => (text === null ? null : Number(text)),
  },
} as const;
