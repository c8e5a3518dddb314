import { type Evolve, type Instant, isBefore, Refusal } from '#kernel';
import type { Asked, ConsultationEvent, ConsultationSubject, Party } from './consultation.events.js';

/** What one person said about their interests: the proposals they looked at, and those that are closed to them. */
type Declared = Readonly<{ personId: string; seen: readonly string[]; closed: readonly string[] }>;
export type PersonalOrder = Readonly<{ personId: string; order: readonly string[] }>;

export type OpenedConsultation = Readonly<{
  status: 'opened'; funderId: string; subject: ConsultationSubject; dueAt: Instant; asked: readonly Asked[];
  hasEnded: boolean; answered: readonly Readonly<{ party: Party; inTime: boolean }>[];
  declared: readonly Declared[]; orders: readonly PersonalOrder[];
  pilot: 'no' | 'marked' | 'evaluated';
}>;
export type Consultation = Readonly<{ status: 'not-opened' }> | OpenedConsultation;

export const consultationStream = (id: string) => `consultation-${id}`;

/** @throws Refusal `no-such-consultation` */
export function opened(state: Consultation): OpenedConsultation {
  if (state.status === 'not-opened') throw new Refusal('no-such-consultation', 'There is no such consultation');
  return state;
}

/** Within its time, and a consortium that was asked has not answered. */
export const isBeingAsked = ({ dueAt, hasEnded, asked, answered }: OpenedConsultation, now: Instant) =>
  !hasEnded && isBefore(now, dueAt) && asked.some((one) =>
    one.kind === 'consortium' && !answered.some(({ party }) => isSame(party, one)));

export const isSame = (one: Party, other: Party) => one.kind === other.kind && one.id === other.id;

const ifOpened = (change: (before: OpenedConsultation, data: never) => Partial<OpenedConsultation>) =>
  (before: Consultation, event: Readonly<{ data: object }>): Consultation =>
    (before.status === 'opened' ? { ...before, ...change(before, event.data as never) } : before);

const unchanged = (before: Consultation) => before;

export const evolveConsultation: Evolve<Consultation, ConsultationEvent> = {
  ConsultationOpened: (_, { data: { funderId, subject, dueAt, asked } }) => ({
    status: 'opened', funderId, subject, dueAt, asked, hasEnded: false, answered: [], declared: [], orders: [],
    pilot: 'no',
  }),
  MemberGroupsAsked: unchanged,
  InterestsInProposalsDeclared: ifOpened(({ declared }, data: DeclaredNow) => ({ declared: withMore(declared, data) })),
  ProposalsRanked: ifOpened(({ orders }, { personId, order }: PersonalOrder) =>
    ({ orders: [...orders.filter((one) => one.personId !== personId), { personId, order }] })),
  ConsultationAnswered: ifOpened(({ answered }, { party }: { party: Party }) =>
    ({ answered: [...answered, { party, inTime: true }] })),
  ConsultationAnsweredLate: ifOpened(({ answered }, { party }: { party: Party }) =>
    ({ answered: [...answered, { party, inTime: false }] })),
  ConsultationLeftUnanswered: unchanged,
  ConsultationPeriodEnded: ifOpened(() => ({ hasEnded: true })),
  PilotMarked: ifOpened(() => ({ pilot: 'marked' })),
  PilotEvaluated: ifOpened(() => ({ pilot: 'evaluated' })),
};

type DeclaredNow = Readonly<{
  personId: string; seen: readonly string[]; interests: readonly Readonly<{ proposalId: string }>[];
}>;

function withMore(declared: readonly Declared[], { personId, seen, interests }: DeclaredNow): readonly Declared[] {
  const before = declared.find((one) => one.personId === personId) ?? { personId, seen: [], closed: [] };
  return [...declared.filter((one) => one !== before), {
    personId, seen: [...new Set([...before.seen, ...seen])],
    closed: [...new Set([...before.closed, ...interests.map(({ proposalId }) => proposalId)])],
  }];
}
