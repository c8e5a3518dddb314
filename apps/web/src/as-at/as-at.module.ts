import { Module } from '@nestjs/common';
import { Moments } from './moments.js';

/** Pages that show the record as it stood at a time of the past. */
@Module({ providers: [Moments], exports: [Moments] })
export class AsAtModule {}
