import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type as Of } from 'class-transformer';
import {
  ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateBy,
  ValidateNested,
} from 'class-validator';
import { isInstant, MOST_PENCE } from '#kernel';

// The fields of JSON bodies: what is checked, and what /api/openapi.json says about it.

/** Sent again with the same content, a command counts once and gives the same answer. */
export const CommandId = () => applyDecorators(
  ApiProperty({ format: 'uuid', description: 'Yours. Sent again with the same content, it counts once.' }), IsUUID());

export const Id = (description = '') => applyDecorators(
  ApiProperty({ description, maxLength: 200 }), IsString(), MaxLength(200), Matches(/\S/, { message: 'Give an id' }));

/** Text that has to say something. */
export const Words = (most: number) => applyDecorators(
  ApiProperty({ maxLength: most, minLength: 1 }), IsString(), MaxLength(most),
  Matches(/\S/, { message: 'Say something here' }));

/** Text that may be empty, or left out. */
export const SomeWords = (most: number) => applyDecorators(
  ApiProperty({ maxLength: most, required: false, default: '' }), IsOptional(), IsString(), MaxLength(most));

export const Pence = (description = 'Pence') => applyDecorators(
  ApiProperty({ type: 'integer', minimum: 0, maximum: MOST_PENCE, description }), IsInt(), Min(0), Max(MOST_PENCE));

/** Pence, or null where there is no such amount. */
export const PenceOrNull = (description: string) => applyDecorators(
  ApiProperty({ type: 'integer', nullable: true, required: false, minimum: 0, maximum: MOST_PENCE, description }),
  IsOptional(), IsInt(), Min(0), Max(MOST_PENCE));

export const Count = (least: number, most: number) => applyDecorators(
  ApiProperty({ type: 'integer', minimum: least, maximum: most }), IsInt(), Min(least), Max(most));

/** A count, or null where there is none. */
export const CountOrNull = (least: number, most: number, description: string) => applyDecorators(
  ApiProperty({ type: 'integer', nullable: true, required: false, minimum: least, maximum: most, description }),
  IsOptional(), IsInt(), Min(least), Max(most));

export const Moment = () => applyDecorators(
  ApiProperty({ format: 'date-time', example: '2027-04-02T16:00:00.000Z', description: 'UTC, with milliseconds' }),
  ValidateBy({ name: 'moment', validator: {
    validate: (value: unknown) => typeof value === 'string' && isInstant(value),
    defaultMessage: () => 'Write a moment like 2027-04-02T16:00:00.000Z',
  } }));

export const OneOf = (values: readonly string[]) =>
  applyDecorators(ApiProperty({ enum: [...values] }), IsIn([...values]));

/** A list of ids. */
export const Ids = (most: number) => applyDecorators(
  ApiProperty({ type: [String], maxItems: most }), IsArray(), ArrayMaxSize(most),
  IsString({ each: true }), MaxLength(200, { each: true }));

/** A list of values from a few. */
export const SomeOf = (values: readonly string[]) => applyDecorators(
  ApiProperty({ enum: [...values], isArray: true }), IsArray(), ArrayMaxSize(values.length),
  IsIn([...values], { each: true }));

/** A list of objects of a class whose fields are fields of this file. */
export const ListOf = (row: Type<object>, most: number) => applyDecorators(
  ApiProperty({ type: [row], maxItems: most }), IsArray(), ArrayMaxSize(most), ValidateNested({ each: true }),
  Of(() => row));
