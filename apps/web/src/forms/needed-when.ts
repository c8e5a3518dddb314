import { ValidateBy, type ValidationArguments } from 'class-validator';

/** A field that has to be filled in where another answer asks for it. Put it above the field's own decorator. */
export const NeededWhen = <F extends object>(when: (form: F) => boolean, missing: string) =>
  ValidateBy({ name: 'neededWhen', validator: {
    validate: (value: unknown, args?: ValidationArguments) =>
      !when(args?.object as F) || (value !== '' && value !== undefined),
    defaultMessage: () => missing,
  } });
