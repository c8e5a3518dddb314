/**
 * A rule said no. `rule` is stable and machine-readable; `message` is for the person, and says what to do.
 * `field` names the property of the command that is to blame, so that a form can show the message beside it.
 */
export class Refusal extends Error {
  constructor(readonly rule: string, message: string, readonly field?: string) {
    super(message);
  }
}
