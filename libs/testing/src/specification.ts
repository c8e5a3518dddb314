import { type Command, decide, type Decider, type Event, fold, Refusal } from '#kernel';

/**
 * The rules of an aggregate as sentences:
 * `given(...past events).when(command).then(...new events)` or `.thenRefuses(rule, field?)`.
 */
export const specification =
  <S, C extends Command, E extends Event>(decider: Decider<S, C, E>) =>
  (...history: E[]) => ({
    when: (command: C) => ({
      then(...expected: E[]) {
        expect(decide(decider, command, fold(decider, history))).toEqual(expected);
      },
      /** Without `field` any field will do; with it the refusal must lead the form to that field. */
      thenRefuses(rule: string, field?: string) {
        const refusal = refusalOf(() => decide(decider, command, fold(decider, history)));
        expect(refusal).toMatchObject({ rule, ...(field !== undefined && { field }) });
      },
    }),
  });

/** What a rule said no with. Any other error goes through; no error at all fails the test. */
export function refusalOf(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}
