/** A fact. Written once, never changed. */
export type Event<Type extends string = string, Data extends object = object> =
  Readonly<{ type: Type; data: Readonly<Data> }>;

/** A wish. It brings the time and every id with it, since a decider has neither clock nor chance. */
export type Command<Type extends string = string, Data extends object = object> =
  Readonly<{ type: Type; at: Instant } & Data>;

/** A moment in UTC, as `Date.toISOString` writes it: `2027-04-01T09:00:00.000Z`. */
export type Instant = string;
