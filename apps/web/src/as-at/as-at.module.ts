import { Module } from '@nestjs/common';
import { Moments } from './moments.js';
import { Sheets } from './sheets.js';

/** Pages that show the record as it stood at a time of the past. */
@Module({ providers: [Moments, Sheets], exports: [Moments, Sheets] })
export class AsAtModule {}
