import { type Command, type Decider, type Evolve, Refusal, type Sealed } from '#kernel';
import type { InformationRequestEvent, InformationRequestReceived, PreparedPart } from './request.events.js';
import {
  EXEMPTIONS_BY_NAME, type ExemptionName, isForInformation, mustBeAKind, mustFit, mustHaveCome, type Outcome,
  type RequestKind,
} from './request.rules.js';

type About<Type extends string, Data extends object> = Command<Type, { requestId: string } & Data>;
/** `today`: the day in London on which it is done. */
export type RequestCommand =
  | About<'RecordRequest', Omit<InformationRequestReceived['data'], 'requestId'> & { today: string }>
  | About<'AcknowledgeRequest', { acknowledgedOn: string; acknowledgedBy: string }>
  | About<'ExtendRequest', { dueOn: string; reason: Sealed; extendedBy: string; today: string }>
  | About<'PrepareCase', { parts: readonly PreparedPart[]; preparedBy: string }>
  | About<'AnswerRequest', {
    outcome: Outcome; exemptions: readonly ExemptionName[]; reasons: Sealed | null; answeredOn: string;
    answeredBy: string;
  }>;

type Open = Readonly<{
  status: 'open' | 'answered'; kind: RequestKind; organisationId: string; receivedOn: string; dueOn: string;
  about: string | null; acknowledged: boolean; extended: boolean; parts: readonly PreparedPart[] | null;
}>;
export type InformationRequest = Readonly<{ status: 'unknown' }> | Open;

export const requestStream = (requestId: string) => `information-request-${requestId}`;

/** @throws Refusal `unknown-request` */
export function knownRequest(state: InformationRequest): Open {
  if (state.status === 'unknown') throw new Refusal('unknown-request', 'There is no such request');
  return state;
}

function open(state: InformationRequest): Open {
  const request = knownRequest(state);
  if (request.status === 'answered') throw new Refusal('already-answered', 'This request is answered already');
  return request;
}

function mustBeInTime({ kind, extended, dueOn }: Open, today: string) {
  if (kind === 'complaint')
    throw new Refusal('not-extendable', 'The time to acknowledge a complaint cannot be made longer');
  if (extended) throw new Refusal('already-extended', 'The time was made longer already, which can be done once');
  if (today > dueOn) throw new Refusal('too-late-to-extend', 'The time is over. Answer now, and say that it is late');
}

/** `at`: which part it is, so that a form can show what is missing beside it. */
function mustBeReasoned(kind: RequestKind, { exemption, publicInterest }: PreparedPart, at: number) {
  if (exemption === null) return;
  mustFit(kind, exemption, `parts.${at}.exemption`);
  if (EXEMPTIONS_BY_NAME[exemption].qualified && publicInterest === null)
    throw new Refusal('public-interest-not-weighed', 'Enter why the public interest lies in keeping it back',
      `parts.${at}.publicInterest`);
}

/** What the preparation keeps back, and what is named besides. */
const named = ({ parts }: Open, exemptions: readonly ExemptionName[]) =>
  [...new Set([...exemptions, ...(parts ?? []).flatMap(({ exemption }) => exemption ?? [])])];

type Answer = Readonly<{ outcome: Outcome; exemptions: readonly ExemptionName[]; reasons: Sealed | null }>;

function mustSayWhy({ kind }: Open, { outcome, exemptions, reasons }: Answer) {
  exemptions.forEach((exemption) => mustFit(kind, exemption, 'exemptions'));
  if (outcome === 'refused' || outcome === 'in-part') mustBeNamed(kind, exemptions, reasons);
  else if (isForInformation(kind) && exemptions.length > 0)
    throw new Refusal('not-in-full', 'Something is kept back, so it is given in part', 'outcome');
}

function mustBeNamed(kind: RequestKind, exemptions: readonly ExemptionName[], reasons: Sealed | null) {
  if (exemptions.length === 0 && kind !== 'complaint')
    throw new Refusal('exemption-missing', 'Select the exemption under which it is kept back', 'exemptions');
  if (reasons === null) throw new Refusal('reasons-missing', 'Enter the reasons', 'reasons');
}

/** Something that people may ask for by law, and until when it is to be answered. */
export const informationRequest: Decider<InformationRequest, RequestCommand, InformationRequestEvent> = {
  initialState: { status: 'unknown' },
  streamOf: ({ requestId }) => requestStream(requestId),

  decide: {
    RecordRequest({ type: _, at: __, today, ...data }, { status }) {
      if (status !== 'unknown') throw new Refusal('already-recorded', 'This request is already recorded');
      mustBeAKind(data.kind);
      mustHaveCome(data.receivedOn, today);
      return [{ type: 'InformationRequestReceived', data }];
    },
    AcknowledgeRequest({ type: _, at: __, ...data }, state) {
      if (open(state).acknowledged)
        throw new Refusal('already-acknowledged', 'This request is acknowledged already');
      return [{ type: 'InformationRequestAcknowledged', data }];
    },
    ExtendRequest({ type: _, at: __, today, ...data }, state) {
      mustBeInTime(open(state), today);
      return [{ type: 'InformationRequestExtended', data }];
    },
    PrepareCase({ type: _, at: __, ...data }, state) {
      const { kind, about } = open(state);
      if (!isForInformation(kind) || about === null)
        throw new Refusal('no-case', 'This request is not about a case');
      data.parts.forEach((part, at) => mustBeReasoned(kind, part, at));
      return [{ type: 'CasePreparedForAnswer', data }];
    },
    AnswerRequest({ type: _, at: __, ...data }, state) {
      const request = open(state);
      const exemptions = data.outcome === 'nothing-held' ? [] : named(request, data.exemptions);
      mustSayWhy(request, { ...data, exemptions });
      return [{ type: 'InformationRequestAnswered', data: { ...data, exemptions } }];
    },
  },

  evolve: {
    InformationRequestReceived: (_, { data: { kind, organisationId, receivedOn, dueOn, about } }) => ({
      status: 'open', kind, organisationId, receivedOn, dueOn, about, acknowledged: false, extended: false, parts: null,
    }),
    InformationRequestAcknowledged: (state) => ({ ...knownRequest(state), acknowledged: true }),
    InformationRequestExtended: (state, { data: { dueOn } }) =>
      ({ ...knownRequest(state), dueOn, extended: true }),
    CasePreparedForAnswer: (state, { data: { parts } }) => ({ ...knownRequest(state), parts }),
    InformationRequestAnswered: (state) => ({ ...knownRequest(state), status: 'answered' }),
  } satisfies Evolve<InformationRequest, InformationRequestEvent>,
};
