import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { v5 } from 'uuid';
import { Clock, Execute, type Saved, type Sender, Streams } from '#event-store';
import { Refusal, type Sealed } from '#kernel';
import { Vault } from '#privacy';
import { Accounts } from '../accounts/accounts.js';
import { person } from '../person.decider.js';
import type { Role } from '../roles.rules.js';
import { type Looks, postcodeOf } from './likeness.rules.js';
import { type Lookalike, Lookalikes } from './lookalikes.js';
import { organisation, type OrganisationCommand, organisationStream } from './organisation.decider.js';
import type { Difference, Kind, Size } from './organisation.rules.js';

/**
 * `seen`: the records that whoever registers it was shown as likely the same, and said that it is none of; without it,
 * nobody was asked, and officers look later.
 */
export type NewOrganisation = Readonly<{ organisationId: string; kind: Kind; name: string }> & Partial<Readonly<{
  about: string; postcode: string; numbers: readonly string[]; size: Size; seen: readonly string[];
  contacts: readonly Readonly<{ name: string; address: string }>[];
}>>;
/** What is known now; what is left out is not known. */
export type Correction = Omit<NewOrganisation, 'seen' | 'contacts'>;
export type NewPerson = Readonly<{ personId: string; name: string }>;
export type RoleIn = Readonly<{ organisationId: string; personId: string; role: Role }>;
export type MergeWish = Readonly<{ organisationId: string; into: string; reason: string }>;

const CONTACTS = '0c0e4d3b-8f5e-4c55-9a52-2f3b9f1d7e61';

/** Registers organisations and people, says who holds which role, and merges records. Each may throw a Refusal. */
@Injectable()
export class Organisations {
  constructor(
    private readonly commands: CommandBus,
    private readonly streams: Streams,
    private readonly vault: Vault,
    private readonly lookalikes: Lookalikes,
    private readonly accounts: Accounts,
    private readonly clock: Clock,
  ) {}

  /** What it looks like: to be shown before it is registered. */
  alike(wish: NewOrganisation): Promise<readonly Lookalike[]> {
    return this.lookalikes.of(looksOf(wish), [wish.organisationId]);
  }

  async register(wish: NewOrganisation, sender: Sender): Promise<Saved> {
    const { organisationId, kind, size = null, seen } = wish;
    const looks = looksOf(wish);
    const likelySame = (await this.alike(wish)).map(({ id }) => id);
    const facts = { organisationId, kind, ...await this.sealFacts(wish, looks), numbers: looks.numbers, size };
    const saved = await this.send({
      type: 'RegisterOrganisation', ...facts, contacts: await this.contactsOf(wish), likelySame,
      different: differenceOf(likelySame, seen), at: this.clock.now(),
    }, sender, wish);
    await this.lookalikes.remember(organisationId, looks);
    return saved;
  }

  /** Says what is known now, in the place of what was known before. */
  async correct(wish: Correction, sender: Sender): Promise<Saved> {
    const { organisationId, kind, size = null } = wish;
    const looks = looksOf(wish);
    const facts = { organisationId, kind, ...await this.sealFacts(wish, looks), numbers: looks.numbers, size };
    const by = { correctedBy: sender.actor, correctedFor: sender.organisationId };
    const saved = await this.send({ type: 'CorrectOrganisation', ...facts, ...by, at: this.clock.now() }, sender, wish);
    await this.lookalikes.remember(organisationId, looks);
    return saved;
  }

  async registerPerson(wish: NewPerson, sender: Sender): Promise<Saved> {
    const { name } = await this.seal(`person:${wish.personId}`, { name: wish.name });
    const command = { type: 'RegisterPerson', ...wish, name, at: this.clock.now() } as const;
    return this.commands.execute(new Execute(person, command, sender, wish));
  }

  async giveRole(wish: RoleIn, sender: Sender): Promise<Saved> {
    const accounts = await this.accounts.of(sender.actor);
    return this.send({ type: 'GiveRole', ...wish, accounts, at: this.clock.now() }, sender, wish);
  }

  endRole(wish: RoleIn, sender: Sender): Promise<Saved> {
    return this.send({ type: 'EndRole', ...wish, at: this.clock.now() }, sender, wish);
  }

  /** From now on the record `into` stands for this one, too. */
  async merge(wish: MergeWish, sender: Sender): Promise<Saved> {
    const { organisationId, into } = wish;
    const { state, revision } = await this.streams.load(organisation, organisationStream(into));
    const isRegistered = state.status === 'registered';
    const survivor = { isRegistered, mergedInto: isRegistered ? state.mergedInto : null, revision };
    const { reason } = await this.seal(`organisation:${organisationId}`, { reason: wish.reason });
    const facts = { organisationId, into, reason, mergedBy: sender.actor, survivor };
    return this.send({ type: 'MergeOrganisation', ...facts, at: this.clock.now() }, sender, wish);
  }

  /** They are two organisations after all. */
  async undoMerge(wish: Omit<MergeWish, 'into'>, sender: Sender): Promise<Saved> {
    const { organisationId } = wish;
    const { reason } = await this.seal(`organisation:${organisationId}`, { reason: wish.reason });
    const facts = { organisationId, cause: 'not-the-same', reason, undoneBy: sender.actor } as const;
    return this.send({ type: 'UndoMerge', ...facts, at: this.clock.now() }, sender, wish);
  }

  private contactsOf({ organisationId, contacts = [] }: NewOrganisation) {
    return Promise.all(contacts.map(async (contact, i) => {
      const personId = v5(`${organisationId} ${i}`, CONTACTS);
      const { name, address } = await this.seal(`person:${personId}`, contact);
      return { personId, name, address };
    }));
  }

  /** What was left blank is null. */
  private async sealFacts({ organisationId, name, about }: Correction, { postcode }: Looks) {
    const record = this.vault.sealer(`organisation:${organisationId}`);
    const ifAny = (key: string, text: string | null | undefined) => (text ? record.seal(key, text) : null);
    const facts = {
      name: record.seal('name', name), about: ifAny('about', about), postcode: ifAny('postcode', postcode),
    };
    await record.save();
    return facts;
  }

  private async seal<K extends string>(subject: string, texts: Readonly<Record<K, string>>) {
    const record = this.vault.sealer(subject);
    const sealed = Object.entries<string>(texts).map(([name, text]) => [name, record.seal(name, text)] as const);
    await record.save();
    return Object.fromEntries(sealed) as Record<K, Sealed>;
  }

  private send(command: OrganisationCommand, sender: Sender, wish: object): Promise<Saved> {
    return this.commands.execute(new Execute(organisation, command, sender, wish));
  }
}

/** Who was not shown all that it looks like has not said yet that it is another. */
function differenceOf(found: readonly string[], seen: readonly string[] | undefined): Difference {
  if (seen === undefined) return 'left-to-officers';
  return found.every((id) => seen.includes(id)) ? 'said' : 'not-said';
}

function looksOf({ name, postcode: typed = '', numbers = [] }: NewOrganisation): Looks {
  const postcode = postcodeOf(typed);
  if (typed.trim() !== '' && postcode === null)
    throw new Refusal('not-a-postcode', 'Enter a postcode, like BB1 1AA', 'postcode');
  return { name, postcode, numbers };
}
