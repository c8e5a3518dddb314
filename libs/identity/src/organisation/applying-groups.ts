import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import { v5 } from 'uuid';
import { Streams } from '#event-store';
import type { Sealed } from '#kernel';
import { BlindIndex, Vault } from '#privacy';
import type { Actor } from '../actor.js';
import { plainName } from './likeness.rules.js';
import { Lookalikes } from './lookalikes.js';
import { MergedRecords } from './merged-records.js';
import { numberIn } from './numbers.rules.js';
import { organisation, organisationStream } from './organisation.decider.js';
import { OrganisationRow } from './organisations.view.js';

/** What a group said about itself when it applied; `number` as it was typed. */
export type GroupWords = Readonly<{ name: string; about: string; number: string | null }>;

/** The group behind an application: one that is registered, or, with `registers`, what it is to be registered as. */
export type ApplyingGroup = Readonly<{
  organisationId: string;
  registers: Readonly<{
    kind: 'small-group' | 'charity' | 'company'; name: Sealed; about: Sealed;
    numbers: readonly string[]; likelySame: readonly string[];
  }> | null;
}>;

const GROUPS = '5d0a9f0e-3f64-4a0c-8f4f-64c1f0c2f9d3';

/** Nobody registers before they apply: the group is the one that the applicant named, and applies again under. */
@Injectable()
export class ApplyingGroups {
  constructor(
    private readonly db: EntityManager, private readonly streams: Streams, private readonly vault: Vault,
    private readonly index: BlindIndex, private readonly lookalikes: Lookalikes, private readonly merged: MergedRecords,
  ) {}

  async of(actor: Actor, words: GroupWords): Promise<ApplyingGroup> {
    const known = await this.known(actor, words.name);
    if (known !== undefined) return { organisationId: known, registers: null };
    const organisationId = await this.newId(actor, words.name);
    const looks = looksOf(words);
    const likelySame = (await this.lookalikes.of(looks, [organisationId])).map(({ id }) => id);
    const record = this.vault.sealer(`organisation:${organisationId}`);
    const [name, about] = [record.seal('name', words.name), record.seal('about', words.about)];
    await record.save();
    const { numbers } = looks;
    return { organisationId, registers: { kind: kindOf(numbers), name, about, numbers, likelySame } };
  }

  /** Once it is on record, others that look like it are told. */
  async remember({ organisationId, registers }: ApplyingGroup, words: GroupWords): Promise<void> {
    if (registers) await this.lookalikes.remember(organisationId, looksOf(words));
  }

  /** The same person under the same name is the same group, whatever became of its record since. */
  private async known(actor: Actor, name: string): Promise<string | undefined> {
    const id = await this.ownCalled(actor, name) ?? await this.registered(actor, name);
    if (id === undefined) return undefined;
    return (await this.merged.standingFor([id])).get(id)?.id ?? id;
  }

  private async ownCalled({ memberships }: Actor, name: string) {
    const ids = [...new Set(memberships.map(({ organisationId }) => organisationId))];
    const rows = await this.db.findBy(OrganisationRow, { id: In(ids) });
    const own = await this.vault.reveal(rows.map((row) => ({ id: row.id, name: row.name })));
    return own.find((one) => plainName(one.name) === plainName(name))?.id;
  }

  private async registered(actor: Actor, name: string) {
    const last = (await this.begun(actor, name)).at(-1);
    return last && !last.left.includes(actor.personId) ? last.id : undefined;
  }

  private async newId(actor: Actor, name: string) {
    return this.idOf(actor, name, (await this.begun(actor, name)).length);
  }

  /** The records that began with this person under this name. Whoever left one and applies again begins another. */
  private async begun(actor: Actor, name: string) {
    const found: { id: string; left: readonly string[] }[] = [];
    for (;;) {
      const id = this.idOf(actor, name, found.length);
      const { state } = await this.streams.load(organisation, organisationStream(id));
      if (state.status !== 'registered') return found;
      found.push({ id, left: state.left });
    }
  }

  /** It tells neither the person nor the name. */
  private idOf({ personId }: Actor, name: string, again: number) {
    const text = `${personId} ${plainName(name)}${again === 0 ? '' : ` ${again}`}`;
    return v5(this.index.hashOf({ kind: 'applying-group', text }), GROUPS);
  }
}

function looksOf({ name, number }: GroupWords) {
  const found = numberIn(number ?? '');
  return { name, postcode: null, numbers: found === null ? [] : [found] };
}

function kindOf([number]: readonly string[]) {
  if (number === undefined) return 'small-group';
  return number.startsWith('GB-COH-') ? 'company' : 'charity';
}
