import { type Command, mustBeIds, Refusal } from '#kernel';
import type { ApplicationHandedOver, ApplicationPeopleEvent, SecondContactNamed } from './application.people.events.js';
import { type Application, started } from './application.state.js';

/** `isFirst`: it is the address of whom the funder writes to already. */
export type ApplicationPeopleCommand =
  | Command<'NameSecondContact', Omit<SecondContactNamed['data'], 'roundId' | 'namedAt'> & { isFirst: boolean }>
  | Command<'HandOverApplication', Omit<ApplicationHandedOver['data'], 'roundId' | 'from' | 'handedOverAt'>>;

type DecidePeople = {
  readonly [T in ApplicationPeopleCommand['type']]:
    (command: Extract<ApplicationPeopleCommand, { type: T }>, state: Application) => readonly [ApplicationPeopleEvent];
};

export const decidePeople: DecidePeople = {
  NameSecondContact({ type: _, at: namedAt, isFirst, ...data }, state) {
    const { roundId } = started(state);
    mustBeIds([data.personId]);
    if (isFirst)
      throw new Refusal('same-contact', 'This is your own address. Enter the address of somebody else', 'email');
    return [{ type: 'SecondContactNamed', data: { ...data, roundId, namedAt } }];
  },

  HandOverApplication({ type: _, at: handedOverAt, ...data }, state) {
    const { roundId, applicantId: from } = started(state);
    mustBeIds([data.handoverId, data.to]);
    if (from === data.to) throw new Refusal('already-handed-over', 'This application is theirs already');
    return [{ type: 'ApplicationHandedOver', data: { ...data, roundId, from, handedOverAt } }];
  },
};
