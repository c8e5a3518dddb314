import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import { BlindIndex, type Clue, Vault } from '#privacy';
import { type Likeness, likenessOf, type Looks, plainName, skeletonOf, wordsOf } from './likeness.rules.js';
import { MergedRecords } from './merged-records.js';
import type { Kind } from './organisation.rules.js';
import { OrganisationRow } from './organisations.view.js';

/** A record that may be the same, and why. `alias`: the name that is alike, where it is of a record merged into it. */
export type Lookalike = Readonly<{
  id: string; kind: Kind; name: string; alias: string | null; numbers: readonly string[]; why: Likeness;
}>;
type Alike = Readonly<{ id: string; name: string; why: Likeness }>;

/** How many records are opened to be compared, those that share most first. */
const mostCompared = 50;

/**
 * Finds records that may be one organisation. The blind index finds those that share a word, a postcode or a number;
 * only these are opened and compared.
 */
@Injectable()
export class Lookalikes {
  constructor(
    private readonly db: EntityManager, private readonly vault: Vault, private readonly index: BlindIndex,
    private readonly merged: MergedRecords,
  ) {}

  /** So that it is found from now on. */
  remember(organisationId: string, looks: Looks): Promise<void> {
    return this.index.add(`organisation:${organisationId}`, cluesOf(looks));
  }

  /** The records that stand for what looks like this. `own`: the records that are known to be this one. */
  async of(looks: Looks, own: readonly string[] = []): Promise<readonly Lookalike[]> {
    const found = (await this.candidates(cluesOf(looks))).filter(({ id }) => !own.includes(id));
    const alike = found.flatMap((row) => {
      const why = likenessOf(looks, row);
      return why ? [{ id: row.id, name: row.name, why }] : [];
    });
    return this.standing(alike, own);
  }

  /** What a record looks like, and with it all that are merged with it. */
  async ofRecord(organisationId: string): Promise<readonly Lookalike[]> {
    const standing = (await this.merged.standingFor([organisationId])).get(organisationId);
    const family = await this.merged.family(standing?.id ?? organisationId);
    const rows = await this.vault.reveal(await this.db.findBy(OrganisationRow, { id: In([...family]) }));
    const all = (await Promise.all(rows.map((row) => this.of(row, family)))).flat();
    return [...new Map(all.map((one) => [one.id, one])).values()];
  }

  /** Those whose words are like these, the likest first. */
  async search(text: string): Promise<readonly string[]> {
    const numbers = [text.toUpperCase().replace(/\s/g, '')];
    const clues = cluesOf({ name: text, postcode: text.toUpperCase().trim(), numbers });
    return [...new Set(await this.idsWith(clues))];
  }

  private async idsWith(clues: readonly Clue[]) {
    const subjects = await this.index.find(clues, mostCompared);
    return subjects.map((subject) => subject.replace(/^organisation:/, ''));
  }

  private async candidates(clues: readonly Clue[]) {
    const rows = await this.db.findBy(OrganisationRow, { id: In(await this.idsWith(clues)) });
    return this.vault.reveal(rows.map(({ id, name, postcode, numbers }) => ({ id, name, postcode, numbers })));
  }

  /** What looks the same under two names is shown once, under the record that stands for both. */
  private async standing(alike: readonly Alike[], own: readonly string[]): Promise<readonly Lookalike[]> {
    const standing = await this.merged.standingFor(alike.map(({ id }) => id));
    const byId = new Map(alike.toReversed().map((one) => [standing.get(one.id)?.id ?? one.id, one]));
    const rows = await this.db.findBy(OrganisationRow, { id: In([...byId.keys()].filter((id) => !own.includes(id))) });
    const shown = await this.vault.reveal(rows.map(({ id, kind, name, numbers }) => ({ id, kind, name, numbers })));
    return shown.map((row) => {
      const { id, name: alias, why } = byId.get(row.id)!;
      return { ...row, why, alias: id === row.id ? null : alias };
    });
  }
}

/** A word counts by its consonants, so that a slip of the finger among the vowels is forgiven. */
function cluesOf({ name, postcode, numbers }: Looks): readonly Clue[] {
  return [
    { kind: 'organisation-name', text: plainName(name) },
    ...wordsOf(name).map((word) => ({ kind: 'organisation-word', text: skeletonOf(word) })),
    ...(postcode === null ? [] : [{ kind: 'organisation-postcode', text: postcode }]),
    ...numbers.map((number) => ({ kind: 'organisation-number', text: number })),
  ];
}
