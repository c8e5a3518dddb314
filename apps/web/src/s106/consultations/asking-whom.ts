import { Injectable } from '@nestjs/common';
import { Clock } from '#event-store';
import {
  type AskedWish, consultationLimits as limits, lastMoment, type PartyKind, WhoCanBeAsked,
} from '#s106-contributions';
import { Choice, Email, Rows, Text, Tick } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';

const kinds = ['consortium', 'ward-councillor', 'parish-council'] as const;

class AskedLine {
  @Choice(kinds, 'Open this page again') kind!: PartyKind;
  @Text({ most: 100, missing: 'Open this page again' }) id!: string;
  @Tick() isAsked!: boolean;
  @Email({ most: limits.email }) email!: string;
}

/** Whom to ask, with where to tell them. */
export class AskedForm extends Form {
  @Rows(AskedLine, { most: 500 }) list!: AskedLine[];
}

export const chosen = (list: readonly AskedLine[]): readonly AskedWish[] =>
  list.filter(({ isAsked }) => isAsked).map(({ kind, id, email }) => ({ kind, id, email }));

/** What the part of a page that asks for that shows. */
@Injectable()
export class AskingWhom {
  constructor(private readonly who: WhoCanBeAsked, private readonly clock: Clock) {}

  /** `lastDay`: the end of so many days from today. */
  async page(days: number) {
    return { possible: await this.who.all(), days, lastDay: lastMoment(this.clock.now(), days) };
  }

  /** Consortia are ticked: they speak for the sector. */
  async typed() {
    const possible = await this.who.all();
    const isAsked = (kind: string) => (kind === 'consortium' ? 'yes' : '');
    return { list: possible.map(({ kind, id }) => ({ kind, id, isAsked: isAsked(kind), email: '' })) };
  }
}
