import { type Command, type Decider, isBefore, isInstant, mustBeIds, Refusal } from '#kernel';
import { mustBeWards } from '../wards.rules.js';
import type { ConsultationEvent, ConsultationLeftUnanswered, ConsultationOpened } from './consultation.events.js';
import {
  type Consultation, consultationStream, evolveConsultation, isSame, opened, type OpenedConsultation,
} from './consultation.state.js';
import { decidePilot, type PilotCommand } from './pilot.decider.js';
import { decideSector, type SectorCommand } from './sector.decider.js';

export type ConsultationCommand =
  | Command<'OpenConsultation', ConsultationOpened['data']>
  | Command<'EndConsultationPeriod', { consultationId: string }>
  | SectorCommand | PilotCommand;

/** How many days the sector has when a planning application comes in. */
export const PLANNING_DAYS = 21;

/** The sector, ward councillors and parish councils are asked, and have so many days. */
export const consultation: Decider<Consultation, ConsultationCommand, ConsultationEvent> = {
  initialState: { status: 'not-opened' },
  streamOf: ({ consultationId }) => consultationStream(consultationId),

  decide: {
    OpenConsultation({ type: _, at, ...data }, { status }) {
      if (status !== 'not-opened') throw new Refusal('already-opened', 'This consultation is open already');
      mustBeWards(data.wardCodes);
      mustAskSomebody(data);
      mustHaveTime(data, at);
      return [{ type: 'ConsultationOpened', data }];
    },

    EndConsultationPeriod({ consultationId, at }, state) {
      const known = opened(state);
      const { dueAt, hasEnded } = known;
      if (isBefore(at, dueAt)) throw new Refusal('too-early', 'The last day is not over yet');
      if (hasEnded) throw new Refusal('already-ended', 'The last day is over already');
      const ended = { type: 'ConsultationPeriodEnded', data: { consultationId, dueAt } } as const;
      const [first = ended, ...rest] = [...leftUnanswered(consultationId, known), ended];
      return [first, ...rest];
    },

    ...decideSector,
    ...decidePilot,
  },

  evolve: evolveConsultation,
};

/** Silence is on record, one fact for each who was silent. */
const leftUnanswered = (
  consultationId: string, { asked, answered, dueAt }: OpenedConsultation,
): readonly ConsultationLeftUnanswered[] =>
  asked.filter((party) => !answered.some((one) => isSame(one.party, party)))
    .map(({ kind, id }) =>
      ({ type: 'ConsultationLeftUnanswered', data: { consultationId, party: { kind, id }, dueAt } }));

function mustAskSomebody({ asked }: ConsultationOpened['data']) {
  mustBeIds(asked.map(({ id }) => id), 'asked');
  if (!asked.some(({ kind }) => kind === 'consortium'))
    throw new Refusal('sector-not-asked', 'Ask a consortium: it speaks for the local groups', 'asked');
  if (asked.some((one, i) => asked.findIndex((other) => isSame(one, other)) < i))
    throw new Refusal('asked-twice', 'Ask each of them once', 'asked');
}

function mustHaveTime({ days, dueAt, subject }: ConsultationOpened['data'], at: string) {
  if (subject.kind === 'planning' && days !== PLANNING_DAYS)
    throw new Refusal('not-21-days', `The sector has ${PLANNING_DAYS} days for a planning application`, 'days');
  if (!Number.isInteger(days) || days < 1 || days > 90)
    throw new Refusal('not-days', 'Give them 1 to 90 days', 'days');
  // The day of asking does not count, and the last one counts to its end.
  const least = Date.parse(at) + (days - 1) * 86_400_000;
  if (!isInstant(dueAt) || Date.parse(dueAt) < least)
    throw new Refusal('too-few-days', 'Nobody may have less time than they are told', 'days');
}
