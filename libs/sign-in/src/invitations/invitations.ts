import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DataSource, IsNull } from 'typeorm';
import { Clock, Execute, Outbox, type Saved, type Sender } from '#event-store';
import { person } from '#identity';
import { Refusal } from '#kernel';
import { Vault } from '#privacy';
import { Addresses } from '../addresses.js';
import { hashOf, newToken } from '../tokens.js';
import { Invitation } from './invitation.entity.js';

const DAYS_TO_ACCEPT = 14;
const DAY = 86_400_000;

/** How somebody stands who was invited; `of` nobody, where nobody invited them. */
export type Invited = Readonly<{ address: string; status: 'waits' | 'accepted' | 'too-late' }>;

type Wish = Readonly<{ personId: string; email: string }>;

/** Lets administrators name the mailbox of somebody who works with them. Nobody else becomes staff. */
@Injectable()
export class Invitations {
  constructor(
    private readonly db: DataSource, private readonly clock: Clock, private readonly vault: Vault,
    private readonly outbox: Outbox, private readonly addresses: Addresses, private readonly commands: CommandBus,
  ) {}

  /**
   * Mails them that they can sign in. Inviting again replaces the address, and has to be accepted again.
   * @throws Refusal `address-taken`, `unknown-person`
   */
  async invite(sender: Sender, wish: Wish): Promise<Saved> {
    return this.record(sender, wish, null);
  }

  /** For whoever runs the server: a link that signs in once, in whichever browser opens it, within 14 days. */
  async print(sender: Sender, wish: Wish): Promise<string> {
    const link = newToken();
    await this.record(sender, wish, hashOf(link));
    return link;
  }

  async of(personId: string): Promise<Invited | undefined> {
    const row = await this.db.manager.findOneBy(Invitation, { personId });
    if (!row) return undefined;
    const status = row.acceptedAt ? 'accepted' : row.expiresAt > this.now() ? 'waits' : 'too-late';
    return { address: await this.vault.reveal(row.address), status };
  }

  /** Whose mailbox this is: of somebody who accepted, or still may. */
  async staffAt(addressIndex: Buffer): Promise<string | undefined> {
    const row = await this.db.manager.findOneBy(Invitation, { addressIndex });
    return row && (row.acceptedAt || row.expiresAt > this.now()) ? row.personId : undefined;
  }

  /** Somebody whose invitation is still to be accepted. */
  async waitingAt(addressIndex: Buffer): Promise<string | undefined> {
    const row = await this.db.manager.findOneBy(Invitation, { addressIndex, acceptedAt: IsNull() });
    return row && row.expiresAt > this.now() ? row.personId : undefined;
  }

  /** They have shown that they read mail there. @returns whether this was the first time */
  async accept(personId: string): Promise<boolean> {
    const { affected } = await this.db.manager.update(
      Invitation, { personId, acceptedAt: IsNull() }, { acceptedAt: this.now(), linkHash: null });
    return affected === 1;
  }

  /** Whom a printed link is for, without using it. */
  async behind(link: string): Promise<string | undefined> {
    const row = await this.db.manager.findOneBy(Invitation, { linkHash: hashOf(link) });
    return row && row.expiresAt > this.now() ? row.personId : undefined;
  }

  /** Once. */
  async open(link: string): Promise<string | undefined> {
    const [[row]] = await this.db.query<[{ person_id: string }[], number]>(`
      UPDATE invitation SET accepted_at = $2, link_hash = NULL
      WHERE link_hash = $1 AND expires_at > $2 RETURNING person_id`, [hashOf(link), this.now()]);
    return row?.person_id;
  }

  private async record(sender: Sender, { personId, email }: Wish, linkHash: Buffer | null): Promise<Saved> {
    const [addressIndex, at] = [this.addresses.indexOf(email), this.clock.now()];
    const other = await this.db.manager.findOneBy(Invitation, { addressIndex });
    if (other && other.personId !== personId)
      throw new Refusal('address-taken', 'Somebody else signs in with this address', 'email');
    const record = this.vault.sealer(`person:${personId}`);
    const address = record.seal('email', email.trim());
    await record.save();
    const command = { type: 'InvitePerson', personId, address, at } as const;
    const saved = await this.commands.execute(new Execute(person, command, sender, { personId, email }));
    const [invitedAt, expiresAt] = [new Date(at), new Date(Date.parse(at) + DAYS_TO_ACCEPT * DAY)];
    await this.db.transaction(async (tx) => {
      const row = { personId, addressIndex, address, invitedAt, expiresAt, acceptedAt: null, linkHash };
      await tx.upsert(Invitation, row, ['personId']);
      if (!linkHash) await this.outbox.add(tx, [{ id: randomUUID(), template: 'invitation', about: { personId } }]);
    });
    return saved;
  }

  private now() { return new Date(this.clock.now()); }
}
