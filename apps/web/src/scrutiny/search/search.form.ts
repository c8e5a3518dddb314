import { Refusal } from '#kernel';
import { type SearchWish, type Sort, SORTS, type Trait, TRAITS } from '#scrutiny';
import { Choice, Choices, Pounds, Text, WholeNumber, WrittenDay } from '../../forms/fields.js';

/** What anybody may look for. All of it stands in the address, which can be kept and passed on. */
export class SearchForm {
  @Text({ most: 100 }) text!: string;
  @Text({ most: 100 }) organisation!: string;
  @Text({ most: 100 }) place!: string;
  @Text({ most: 100 }) outcome!: string;
  @Text({ most: 100 }) role!: string;
  @Text({ most: 100 }) rule!: string;
  @Choices(TRAITS) traits!: readonly Trait[];
  @Pounds() least?: number;
  @Pounds() most?: number;
  @WrittenDay() from?: string;
  @WrittenDay() to?: string;
  @Choice(SORTS) sort?: Sort;
  @WholeNumber() page?: number;
}

/** With what only those may look for who read names. */
export class StudyForm extends SearchForm {
  @Text({ most: 100 }) person!: string;
}

export type Searched = SearchForm & Partial<Pick<StudyForm, 'person'>>;

/** All but the place, whose wards the page looks up. @throws Refusal where nothing could ever fit */
export function wishOf({ least, most, from, to, page: _, place: __, ...rest }: Searched): SearchWish {
  if (isAfter(least, most))
    throw new Refusal('amounts-swapped', 'Enter an amount that is not less than the smallest', 'most');
  if (isAfter(from, to)) throw new Refusal('days-swapped', 'Enter a day that is not before the first', 'to');
  return withoutGaps({ ...rest, fromPence: least, toPence: most, fromDay: from, toDay: to });
}

const isAfter = <T extends number | string>(one: T | undefined, other: T | undefined) =>
  one !== undefined && other !== undefined && one > other;

const withoutGaps = (wish: object): SearchWish =>
  Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
