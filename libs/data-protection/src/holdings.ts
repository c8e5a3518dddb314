import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#event-store';
import { type Apart, Vault } from '#privacy';
import { isKept, type Kept, type Kind } from './retention/schedule.js';

/** Something that is held about a subject under one key. */
export type Holding = Readonly<{
  /** The vault's subject: `application:ID`. */
  key: string;
  /** In plain words: "The application MH-7K3M2Q9X". */
  what: string;
  /** Whose data it is: the organisations that have a say. */
  controllers: readonly string[];
  /** What cannot go now, whatever the retention schedule says. */
  stays: Why | null;
  /** For the retention schedule. */
  kept: Kept | null;
  /** Records whose mails and ways back go with it. */
  records: readonly string[];
  /** Texts under this key that stay all the same, once it goes: under which key then. */
  apart?: Apart;
}>;

/** Why something is not erased. */
export const REASONS = {
  'being-decided': 'It is being decided. The group can take it back, or it can go after the decision.',
  'award-on-record': 'Public money was paid. What it was for stays for as long as the schedule says; people do not.',
  'organisation-facts': 'Public money was paid to an organisation. Who that was and what for stays; people do not.',
  'holds-a-role': 'They hold a role. End their roles first.',
  'duty-record': 'It shows that somebody who decided kept the rules on interests.',
  'reasons-for-a-decision': 'The reasons for a decision stay with the record of the decision.',
  'developer-not-told': 'The developer is still to be told what is asked for. It can go after that, or when it is old.',
  'planning-register': 'It belongs to a planning application, of which the law keeps a public register ' +
    '(Town and Country Planning Act 1990, section 69).',
  'public-contract': 'It shows what a developer agreed with the council and what became of the money. The law keeps ' +
    'both public (Town and Country Planning Act 1990, section 106; CIL Regulations 2010, regulation 121A).',
  'being-imported': 'It is being imported. It can go once that is finished.',
  'being-answered': 'It waits for an answer. Answer it first.',
  'others-in-the-group': 'Others apply for this group, too.',
  'not-there': 'There is nothing to read any more: it is erased, or was never written.',
  'another-organisation': 'It came to another organisation since, which has not approved this.',
} as const;
export type Why = keyof typeof REASONS;

/** Something that is told to the person whom it is about. `controllers`: nobody's in particular, where it is empty. */
export type Chapter = Readonly<{
  title: string; controllers: readonly string[]; facts: readonly Readonly<{ label: string; text: string }>[];
}>;
/** A part of a case that can be given or kept back as a whole. `personal`: it is about somebody, so it is kept back. */
export type CasePart = Readonly<{ id: string; title: string; personal: boolean; facts: Chapter['facts'] }>;
/** A case as it can be given to anybody who asks by law. `reference`: of its decision trail. */
export type CaseFacts = Readonly<{ reference: string; parts: readonly CasePart[] }>;
/** A record whose time may be over. */
export type Due = Readonly<{ subject: string; what: string; kept: Kept; controllers: readonly string[] }>;

/** What a context tells about the personal data that it keeps. */
export abstract class DataKeeper {
  /** The subject (`application:ID`, `person:ID`) that somebody means: what they typed, and one record or the person. */
  abstract find(typed: string, scope: Scope): Promise<string | null>;
  abstract heldOn(subject: string): Promise<readonly Holding[]>;
  /** All that is held, for the person themselves: nothing about anybody else. */
  abstract tell(subject: string): Promise<readonly Chapter[]>;
  /** Null where it keeps no such case, or nobody but its owner has it yet. */
  abstract disclose(subject: string): Promise<CaseFacts | null>;
  /** Records that are still readable, and since when their time runs. */
  abstract aging(controllers: readonly string[]): Promise<readonly Due[]>;
}
export const SCOPES = ['record', 'person'] as const;
export type Scope = (typeof SCOPES)[number];

export const DATA_KEEPERS = Symbol('who keeps personal data');

/** Asks everybody who keeps data. */
@Injectable()
export class Holdings {
  constructor(
    @Inject(DATA_KEEPERS) private readonly keepers: readonly DataKeeper[], private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async find(typed: string, scope: Scope): Promise<string | null> {
    for (const keeper of this.keepers) {
      const subject = await keeper.find(typed.trim(), scope);
      if (subject !== null) return subject;
    }
    return null;
  }

  /** Each key once. It goes only where every keeper lets it go. */
  async of(subject: string): Promise<readonly Holding[]> {
    const all = (await Promise.all(this.keepers.map((keeper) => keeper.heldOn(subject)))).flat();
    const byKey = new Map<string, Holding>();
    for (const holding of all.map((one) => this.judged(one))) {
      const other = byKey.get(holding.key);
      byKey.set(holding.key, other ? together(other, holding) : holding);
    }
    const readable = await this.vault.readable([...byKey.keys()]);
    return [...byKey.values()].map((one) =>
      (one.stays === null && !readable.has(one.key) ? { ...one, stays: 'not-there' } : one));
  }

  async tell(subject: string): Promise<readonly Chapter[]> {
    return (await Promise.all(this.keepers.map((keeper) => keeper.tell(subject)))).flat();
  }

  async disclose(subject: string): Promise<CaseFacts | null> {
    const found = await Promise.all(this.keepers.map((keeper) => keeper.disclose(subject)));
    return found.find((one) => one !== null) ?? null;
  }

  async aging(controllers: readonly string[]): Promise<readonly Due[]> {
    return (await Promise.all(this.keepers.map((keeper) => keeper.aging(controllers)))).flat();
  }

  private judged(holding: Holding): Holding {
    const onRecord = holding.kept?.kind === 'award' && isKept(holding.kept, this.clock.now());
    return holding.stays === null && onRecord ? { ...holding, stays: 'award-on-record' } : holding;
  }
}

const together = (one: Holding, other: Holding): Holding => ({
  ...one, what: [...new Set([one.what, other.what])].join('; '), stays: one.stays ?? other.stays,
  controllers: [...new Set([...one.controllers, ...other.controllers])],
  records: [...new Set([...one.records, ...other.records])],
});

export type { Kept, Kind };
