import { applyDecorators } from '@nestjs/common';
import { Expose, Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { textOf } from './read.js';

const idsOf = (typed: unknown) => [typed ?? []].flat().map(textOf).filter((id) => id !== '');

/** Checkboxes for what the page found in the records: a list of ids, which whoever acts on the form looks up. */
export const Picked = ({ most, missing }: { most: number; missing?: string }) => applyDecorators(
  Expose(),
  Transform(({ value }) => idsOf(value)),
  ArrayMinSize(missing === undefined ? 0 : 1, { message: missing ?? '' }),
  ArrayMaxSize(most, { message: `Choose ${most} or fewer` }),
);
