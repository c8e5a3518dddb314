import { type Command, type Decider, Refusal } from '#kernel';
import type { ConsultationEvent, PilotEvaluated, PilotMarked } from './consultation.events.js';
import { type Consultation, opened } from './consultation.state.js';

export type PilotCommand =
  | Command<'MarkPilot', PilotMarked['data']>
  | Command<'EvaluatePilot', Omit<PilotEvaluated['data'], 'answeredInTime'>>;

/** The way of asking is tried out on a site, and looked back on. */
export const decidePilot: Pick<
  Decider<Consultation, PilotCommand, ConsultationEvent>['decide'], PilotCommand['type']
> = {
  MarkPilot({ type: _, at: __, ...data }, state) {
    if (opened(state).pilot !== 'no') throw new Refusal('already-pilot', 'This site is a pilot already');
    return [{ type: 'PilotMarked', data }];
  },

  EvaluatePilot({ type: _, at: __, ...data }, state) {
    const { pilot, hasEnded, answered } = opened(state);
    if (pilot === 'no') throw new Refusal('not-a-pilot', 'Mark this site as a pilot first');
    if (pilot === 'evaluated') throw new Refusal('already-evaluated', 'This pilot is evaluated already');
    const sector = answered.find(({ party }) => party.kind === 'consortium');
    if (!hasEnded && !sector)
      throw new Refusal('still-running', 'Evaluate it when the sector has answered, or its time is over');
    return [{ type: 'PilotEvaluated', data: { ...data, answeredInTime: sector?.inTime ?? false } }];
  },
};
