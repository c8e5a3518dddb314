import { Inject, Injectable } from '@nestjs/common';

/** A witness that is asked: its key, and where it answers. */
export type WitnessAt = Readonly<{ vkey: string; url: URL }>;
export const WITNESSES = Symbol('witnesses');

@Injectable()
export class Witnessing {
  constructor(@Inject(WITNESSES) readonly witnesses: readonly WitnessAt[]) {}
}
