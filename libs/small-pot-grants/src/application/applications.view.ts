import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PENCE, type Recorded, type View } from '#event-store';
import type { Instant, Sealed } from '#kernel';
import type { AssessmentEvent, Score } from '../assessment/assessment.events.js';
import type { ApplicationAnswerEvent, Page } from './application.answers.events.js';
import type { ApplicationEvent, WithheldPart } from './application.events.js';
import type { FilledInForGroup, StartedOnBehalf } from './application.helping.events.js';
import type { ApplicationHandedOver, SecondContactNamed } from './application.people.events.js';
import { type ApplicationStatus, type HandedOver, type Hold, holdOf } from './application.state.js';

type AnswersOf<T extends ApplicationAnswerEvent['type']> = Extract<ApplicationAnswerEvent, { type: T }>['data'];
/** What the group wrote, page by page; a page that is not filled in is missing. */
export type Answers = Partial<Readonly<{
  group: AnswersOf<'GroupDescribed'>; project: AnswersOf<'ProjectDescribed'>;
  beneficiaries: AnswersOf<'BeneficiariesDescribed'>; dates: AnswersOf<'DatesPlanned'>; costs: AnswersOf<'CostsListed'>;
  outcome: AnswersOf<'OutcomeDescribed'>; contact: Pick<AnswersOf<'ContactGiven'>, 'name' | 'email' | 'phone'>;
}>>;
export type Unfinished = Partial<Readonly<Record<Page, Sealed>>>;
export type AssessorScores =
  Readonly<{ assessorId: string; scores: readonly Score[]; weighted: number; scoredAt: Instant }>;
export type Decision = Readonly<{
  outcome: 'awarded' | 'declined'; pence: number; reasons: Sealed; decidedBy: string; decidedAt: Instant;
  acceptBy: Instant | null;
}>;
export type SecondContact = Pick<SecondContactNamed['data'], 'personId' | 'name' | 'email' | 'namedAt'>;
export type OnBehalf = Omit<StartedOnBehalf['data'], 'applicationId' | 'roundId'>;
/** The pages whose answer somebody gave in the group's name. */
export type FilledIn =
  Partial<Readonly<Record<Page, Pick<FilledInForGroup['data'], 'filledInBy' | 'as' | 'organisationId'>>>>;
export type Withheld = Readonly<{ parts: readonly WithheldPart[]; reason: Sealed }>;

@Entity('application')
export class ApplicationRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') reference!: string;
  @Column('text') roundId!: string;
  @Column('text') funderId!: string;
  @Column('text') applicantId!: string;
  /** The organisation that applied; null until it is sent, and where it was sent before groups were kept on record. */
  @Column('text', { nullable: true }) organisationId!: string | null;
  @Column('text') status!: ApplicationStatus;
  @Column('jsonb') answers!: Answers;
  /** Pages that were left half filled in, as they stood: JSON. They are the group's alone. */
  @Column('jsonb') unfinished!: Unfinished;
  @Column(PENCE) askedPence!: number;
  @Column('text', { nullable: true }) wardCode!: string | null;
  @Column('text') startedAt!: Instant;
  @Column('text', { nullable: true }) submittedAt!: Instant | null;
  @Column('jsonb') assessments!: readonly AssessorScores[];
  @Column('jsonb', { nullable: true }) decision!: Decision | null;
  /** Also where the award was taken back: the register was showing it until then. */
  @Column('boolean') everAwarded!: boolean;
  /** Why an award is no offer yet. */
  @Column('jsonb', { nullable: true }) hold!: Hold | null;
  @Column('text', { nullable: true }) settledAt!: Instant | null;
  @Column('jsonb', { nullable: true }) withheld!: Withheld | null;
  @Column('jsonb', { nullable: true }) secondContact!: SecondContact | null;
  @Column('jsonb', { nullable: true }) handedOver!: HandedOver | null;
  /** The organisations that may fill it in for the group, while it is a draft. */
  @Column('jsonb') helpers!: readonly string[];
  @Column('jsonb', { nullable: true }) onBehalf!: OnBehalf | null;
  @Column('jsonb') filledIn!: FilledIn;
  /** When the group was last asked to look at what was filled in for it. */
  @Column('text', { nullable: true }) confirmationAskedAt!: Instant | null;
}

type Heard = ApplicationEvent | AssessmentEvent;
type Of<T extends Heard['type']> = Recorded<Extract<Heard, { type: T }>>;

function started({ data, metadata }: Of<'ApplicationStarted'>): ApplicationRow {
  const { applicationId: id, reference, roundId, funderId, applicantId } = data;
  return {
    id, reference, roundId, funderId, applicantId, organisationId: null, status: 'draft', answers: {},
    unfinished: {}, askedPence: 0, wardCode: null, startedAt: metadata.effectiveAt, submittedAt: null, assessments: [],
    decision: null, everAwarded: false, hold: null, settledAt: null, withheld: null, secondContact: null,
    handedOver: null, helpers: [], onBehalf: null, filledIn: {}, confirmationAskedAt: null,
  };
}

function answered(row: ApplicationRow | undefined, answers: Answers) {
  if (!row) return row;
  const others = <T extends object>(pages: T) =>
    Object.fromEntries(Object.entries(pages).filter(([page]) => !Object.hasOwn(answers, page))) as Partial<T>;
  const { unfinished, filledIn } = row;
  // Whoever gave the answer before, it is the group's own now, unless the fact that follows says otherwise.
  return {
    ...row, answers: { ...row.answers, ...answers }, unfinished: others(unfinished), filledIn: others(filledIn),
  };
}

function filledInFor(row: ApplicationRow | undefined, { data }: Recorded<FilledInForGroup>) {
  const { page, half, filledInBy, as, organisationId } = data;
  if (!row || half) return row;
  return { ...row, filledIn: { ...row.filledIn, [page]: { filledInBy, as, organisationId } } };
}

function startedOnBehalf(row: ApplicationRow | undefined, { data }: Recorded<StartedOnBehalf>) {
  const { applicationId: _, roundId: __, ...onBehalf } = data;
  return row && { ...row, onBehalf, helpers: [onBehalf.organisationId] };
}

const settled = (row: ApplicationRow | undefined, status: ApplicationStatus, { metadata }: Recorded) =>
  row && { ...row, status, hold: null, settledAt: metadata.effectiveAt };

function scored(row: ApplicationRow | undefined, { data, metadata }: Recorded<AssessmentEvent>) {
  if (!row) return row;
  const { assessorId, scores, weighted } = data;
  const others = row.assessments.filter((one) => one.assessorId !== assessorId);
  return { ...row, assessments: [...others, { assessorId, scores, weighted, scoredAt: metadata.effectiveAt }] };
}

function awarded(row: ApplicationRow | undefined, event: Of<'GrantAwarded'>): ApplicationRow | undefined {
  const { data, metadata: { effectiveAt: decidedAt } } = event;
  const { pence, reasons, decidedBy, acceptBy } = data;
  const decision = { outcome: 'awarded', pence, reasons, decidedBy, acceptBy, decidedAt } as const;
  return row && { ...row, status: 'awarded', decision, everAwarded: true, hold: holdOf(data) };
}

function declined(row: ApplicationRow | undefined, event: Of<'ApplicationDeclined'>): ApplicationRow | undefined {
  const { data: { reasons, decidedBy }, metadata: { effectiveAt: decidedAt } } = event;
  const decision = { outcome: 'declined', pence: 0, reasons, decidedBy, decidedAt, acceptBy: null } as const;
  return row && { ...row, status: 'declined', decision, settledAt: decidedAt };
}

function handedOver(row: ApplicationRow | undefined, { data }: Recorded<ApplicationHandedOver>) {
  if (!row) return row;
  const { from, to: applicantId, name, email, handedOverAt: at } = data;
  const before = { from: [...row.handedOver?.from ?? [], from], at };
  const answers = { ...row.answers, contact: { name, email, phone: null } };
  return { ...row, applicantId, handedOver: before, answers };
}

const heldIn = (row: ApplicationRow | undefined, phase: Hold['phase']) =>
  (row?.hold ? { ...row, hold: { ...row.hold, phase } } : row);

const released = (row: ApplicationRow | undefined, { data: { acceptBy } }: Of<'OfferReleased' | 'AwardConfirmed'>) =>
  (row?.decision ? { ...row, hold: null, decision: { ...row.decision, acceptBy } } : row);

const takenBack = (row: ApplicationRow | undefined): ApplicationRow | undefined =>
  row && { ...row, status: 'submitted', decision: null, hold: null };

/** Each application with its answers, its scores and what became of it. */
export const applications: View<ApplicationRow, Heard> = {
  name: 'applications',
  version: 6,
  row: ApplicationRow,
  key: ({ data }) => data.applicationId,
  evolve: {
    ApplicationStarted: (_, event) => started(event),
    GroupDescribed: (row, { data }) => answered(row, { group: data }),
    ProjectDescribed: (row, { data }) => answered(row, { project: data }),
    BeneficiariesDescribed: (row, { data }) =>
      answered(row && { ...row, wardCode: data.wardCode }, { beneficiaries: data }),
    DatesPlanned: (row, { data }) => answered(row, { dates: data }),
    CostsListed: (row, { data }) => answered(row && { ...row, askedPence: data.totalPence }, { costs: data }),
    OutcomeDescribed: (row, { data }) => answered(row, { outcome: data }),
    ContactGiven: (row, { data }) => answered(row, { contact: data }),
    PageLeftUnfinished: (row, { data: { page, typed } }) =>
      row && { ...row, unfinished: { ...row.unfinished, [page]: typed } },
    ApplicationSubmitted: (row, { metadata }) =>
      row && { ...row, status: 'submitted', submittedAt: metadata.effectiveAt, unfinished: {} },
    GroupIdentified: (row, { data: { organisationId } }) => row && { ...row, organisationId },
    ApplicationPlaced: (row, { data }) => row && { ...row, wardCode: data.wardCode },
    SecondContactNamed: (row, { data: { personId, name, email, namedAt } }) =>
      row && { ...row, secondContact: { personId, name, email, namedAt } },
    ApplicationHandedOver: handedOver,
    HelperPermitted: (row, { data: { organisationId } }) =>
      row && { ...row, helpers: [...row.helpers, organisationId] },
    HelperPermissionEnded: (row, { data: { organisationId } }) =>
      row && { ...row, helpers: row.helpers.filter((one) => one !== organisationId) },
    StartedOnBehalf: startedOnBehalf,
    FilledInForGroup: filledInFor,
    ConfirmationAsked: (row, { data: { askedAt } }) => row && { ...row, confirmationAskedAt: askedAt },
    ApplicationScored: scored,
    ScoresRevised: scored,
    GrantAwarded: awarded,
    AwardCalledIn: (row) => heldIn(row, 'called-in'),
    AwardReferredBack: (row) => heldIn(row, 'referred-back'),
    OfferReleased: released,
    AwardConfirmed: released,
    AwardTakenBack: takenBack,
    ApplicationDeclined: declined,
    GrantAccepted: (row, event) => settled(row, 'accepted', event),
    GrantRefused: (row, event) => settled(row, 'refused', event),
    OfferLapsed: (row, event) => settled(row, 'lapsed', event),
    ApplicationWithdrawn: (row, event) => settled(row, 'withdrawn', event),
    ApplicationEnded: (row, event) => settled(row, 'ended', event),
    PublicationWithheld: (row, { data: { parts, reason } }) => row && { ...row, withheld: { parts, reason } },
  },
};
