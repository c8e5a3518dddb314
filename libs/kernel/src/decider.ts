import type { Command, Event } from './event.js';

/** One function per `type`: leaving one out does not compile. A wish is refused or becomes facts, never nothing. */
type Decide<State, C extends Command, E extends Event> = {
  readonly [T in C['type']]: (command: Extract<C, { type: T }>, state: State) => readonly [E, ...E[]];
};
export type Evolve<State, E extends Event> = {
  // Typed as a method, which lets deciders of different events stand in one list.
  readonly [T in E['type']]: { evolve(before: State, event: Extract<E, { type: T }>): State }['evolve'];
};

/** The rules of one aggregate: pure functions and a starting point, nothing else. */
export interface Decider<State, C extends Command, E extends Event> {
  readonly initialState: State;
  streamOf(command: C): string;
  readonly decide: Decide<State, C, E>;
  readonly evolve: Evolve<State, E>;
}

/** The types above make sure that the function fits; a type that they do not know stops here, loudly. */
function functionFor<F>(functions: object, type: string) {
  if (!Object.hasOwn(functions, type)) throw new Error(`Nothing here handles ${type}`);
  return (functions as Record<string, F>)[type] as F;
}

export const decide = <S, C extends Command, E extends Event>(decider: Decider<S, C, E>, command: C, state: S) =>
  functionFor<(command: C, state: S) => readonly E[]>(decider.decide, command.type)(command, state);

export const evolve = <S, E extends Event>(functions: Evolve<S, E>, before: S, event: E) =>
  functionFor<(before: S, event: E) => S>(functions, event.type)(before, event);

export const fold = <S, C extends Command, E extends Event>(decider: Decider<S, C, E>, history: readonly E[]) =>
  history.reduce((state, event) => evolve(decider.evolve, state, event), decider.initialState);
