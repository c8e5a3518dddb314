import type { Event } from '#kernel';

type Fact<Type extends string> = Event<Type, Readonly<{ organisationId: string; decidedBy: string }>>;
/** From here on staff say why before they open an application. */
export type ReadersAskedWhy = Fact<'ReadersAskedWhy'>;
export type ReadersNoLongerAskedWhy = Fact<'ReadersNoLongerAskedWhy'>;
export type WhyEvent = ReadersAskedWhy | ReadersNoLongerAskedWhy;
