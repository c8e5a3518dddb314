import type { Event, Instant, Sealed } from '#kernel';

/** Who agreed, together with an officer, that a group moves to a new person. */
export type Agreed = 'second-contact' | 'second-officer';

type Fact<Type extends string, Data extends object> =
  Event<Type, Readonly<{ applicationId: string; roundId: string }> & Data>;

/** The group says who else can speak for it, in case its contact is lost. Sealed under `person:<personId>`. */
export type SecondContactNamed =
  Fact<'SecondContactNamed', { personId: string; name: Sealed; email: Sealed; namedAt: Instant }>;
/** The group went to a new person, who is also whom to write to from now on. Sealed under `person:<to>`. */
export type ApplicationHandedOver = Fact<'ApplicationHandedOver', {
  handoverId: string; from: string; to: string; name: Sealed; email: Sealed; agreedBy: Agreed; handedOverAt: Instant;
}>;
export type ApplicationPeopleEvent = SecondContactNamed | ApplicationHandedOver;
