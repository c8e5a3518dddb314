import type { Event, Sealed } from '#kernel';
import type { Channel, ExemptionName, Outcome, RequestKind } from './request.rules.js';

type Fact<Type extends string, Data extends object> = Event<Type, Readonly<{ requestId: string }> & Data>;

/** One part of a case, as it is to be given; withheld under an exemption, where that is not null. */
export type PreparedPart = Readonly<{
  part: string; exemption: ExemptionName | null;
  /** Why the public interest lies in keeping it back, where the exemption asks for that. */
  publicInterest: Sealed | null;
}>;

/** Days are London's. `about`: the record that it is about, such as `application:ID`. */
export type InformationRequestReceived = Fact<'InformationRequestReceived', {
  organisationId: string; kind: RequestKind; channel: Channel; receivedOn: string; dueOn: string;
  asker: Sealed; contact: Sealed | null; asks: Sealed; about: string | null; recordedBy: string;
}>;
export type InformationRequestAcknowledged = Fact<'InformationRequestAcknowledged', {
  acknowledgedOn: string; acknowledgedBy: string;
}>;
export type InformationRequestExtended = Fact<'InformationRequestExtended', {
  dueOn: string; reason: Sealed; extendedBy: string;
}>;
/** It was gone through, part by part. A later one replaces it. */
export type CasePreparedForAnswer = Fact<'CasePreparedForAnswer', {
  parts: readonly PreparedPart[]; preparedBy: string;
}>;
export type InformationRequestAnswered = Fact<'InformationRequestAnswered', {
  outcome: Outcome; exemptions: readonly ExemptionName[]; reasons: Sealed | null; answeredOn: string;
  answeredBy: string;
}>;

export type InformationRequestEvent =
  | InformationRequestReceived | InformationRequestAcknowledged | InformationRequestExtended | CasePreparedForAnswer
  | InformationRequestAnswered;
