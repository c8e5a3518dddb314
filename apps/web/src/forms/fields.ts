import { applyDecorators, type Type } from '@nestjs/common';
import { Expose, plainToInstance, Transform } from 'class-transformer';
import {
  ArrayMaxSize, ArrayMinSize, IsUUID, ValidateBy, ValidateNested, type ValidationArguments,
} from 'class-validator';
import { dayOf, dayOrInstantOf, instantOf, penceOf, textOf, Unreadable, wholeNumberOf, writtenDayOf } from './read.js';

type Read = (typed: unknown) => unknown;

/** Reads a field, and says what is wrong with it. With `missing` it has to be filled in; without, it may be blank. */
function Field(read: Read, missing?: string): PropertyDecorator {
  const isFine = (value: unknown) =>
    !(value instanceof Unreadable) && (missing === undefined || (value !== undefined && value !== ''));
  const defaultMessage = (args?: ValidationArguments) =>
    args?.value instanceof Unreadable ? args.value.message : (missing ?? '');
  return applyDecorators(
    Expose(), // or what was not sent at all would not be read
    Transform(({ value }) => read(value)),
    ValidateBy({ name: 'field', validator: { validate: isFine, defaultMessage } }),
  );
}

const within = (most: number): Read => (typed) => {
  const text = textOf(typed);
  return text.length <= most ? text : new Unreadable(`Use ${most.toLocaleString('en-GB')} characters or fewer`);
};

/** A line or a box of text, at most so many characters; without `missing`, '' where nothing was typed. */
export const Text = ({ most, missing }: { most: number; missing?: string }) => Field(within(most), missing);

/** One plain address, as SMTP takes it: no name around it, no second one. */
export const EMAIL = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]{2,}$/;

/** One email address; without `missing`, '' where nothing was typed. */
export const Email = ({ most, missing }: { most: number; missing?: string }) =>
  Field((typed) => {
    const text = within(most)(typed);
    if (text instanceof Unreadable || text === '' || EMAIL.test(String(text))) return text;
    return new Unreadable('Enter an email address, like name@example.org');
  }, missing);

/** Pounds as people type them; a number of pence. */
export const Pounds = (missing?: string) => Field(penceOf, missing);

/** A whole number from 0 up. */
export const WholeNumber = (missing?: string) => Field(wholeNumberOf, missing);

/** Three boxes; `2027-04-01`. */
export const Day = (missing?: string) => Field(dayOf, missing);

/** One box, for a search; `2027-04-01`. */
export const WrittenDay = (missing?: string) => Field(writtenDayOf, missing);

/** Three boxes and a time of London; an instant in UTC. */
export const Moment = (missing?: string) => Field(instantOf, missing);

/** Three boxes and, if need be, a time of London: `2027-04-01`, or an instant in UTC. */
export const DayOrMoment = () => Field(dayOrInstantOf);

/** Radios or a select: one of these values. */
export const Choice = (values: readonly string[], missing?: string) =>
  Field((typed) => {
    const text = textOf(typed);
    if (text === '') return undefined;
    return values.includes(text) ? text : new Unreadable('Select one of the answers');
  }, missing);

/** Checkboxes: a list of these values, empty where none is ticked and `missing` allows it. */
export const Choices = (values: readonly string[], missing?: string) =>
  Field((typed) => {
    const ticked = [typed].flat().map(textOf).filter((text) => text !== '');
    if (ticked.length === 0) return missing === undefined ? [] : undefined;
    return ticked.every((text) => values.includes(text)) ? ticked : new Unreadable('Select from the answers');
  }, missing);

/** One checkbox, sent as `yes`: true or false; with `missing` it has to be ticked. */
export const Tick = (missing?: string) =>
  Field((typed) => textOf(typed) === 'yes' || (missing === undefined ? false : undefined), missing);

/** An id that the page itself put into the form. */
export const Id = () => applyDecorators(Expose(), IsUUID(undefined, { message: 'Open this page again' }));

/** Rows of fields, which the page lets people add and remove. Blank rows are left out. */
export function Rows<T extends object>(row: Type<T>, { most, missing }: { most: number; missing?: string }) {
  const read: Read = (typed) => [typed ?? []].flat().map((one) => plainToInstance(row, Object(one)));
  return applyDecorators(
    Expose(),
    Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => read(obj[key])),
    ValidateNested({ each: true }),
    ArrayMinSize(missing === undefined ? 0 : 1, { message: missing ?? '' }),
    ArrayMaxSize(most, { message: `Use ${most} rows or fewer` }),
  );
}
