import { Injectable } from '@nestjs/common';
import { Accounts, type Actor, Directory } from '#identity';

/** Sees the human behind whoever asks: what is closed to one of their accounts is closed to them. */
@Injectable()
export class Humans {
  constructor(private readonly accounts: Accounts, private readonly directory: Directory) {}

  /** Every account of theirs, with what it may do; the one that asks comes first. To be asked once per question. */
  async behind(actor: Actor | undefined): Promise<readonly Actor[]> {
    if (!actor) return [];
    const others = (await this.accounts.of(actor.personId)).filter((id) => id !== actor.personId);
    return [actor, ...await Promise.all(others.map((id) => this.directory.actor(id)))];
  }
}
