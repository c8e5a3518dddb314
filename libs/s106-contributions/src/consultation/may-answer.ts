import { type Actor, NotPermitted } from '#identity';
import type { Party } from './consultation.events.js';

/** Whether somebody may answer in the name of one of those who were asked. */
export const mayAnswerAs = (actor: Actor, { kind, id }: Party) =>
  (kind === 'consortium' ? actor.may('answer-for-sector', id)
    : kind === 'parish-council' ? actor.may('answer-for-parish', id)
      : actor.personId === id && actor.may('answer-as-councillor'));

/** In whose name somebody answers. @throws NotPermitted */
export function partyOf<P extends Party>(actor: Actor, asked: readonly P[]): P {
  const mine = asked.find((one) => mayAnswerAs(actor, one));
  if (!mine) throw new NotPermitted('You were not asked in this consultation');
  return mine;
}
