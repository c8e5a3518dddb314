import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { v5 } from 'uuid';
import { Clock, Execute, type Saved, type Sender, Streams } from '#event-store';
import { Refusal } from '#kernel';
import { forgetMails, SentMails } from '#mail';
import { type Erased, Eraser } from '#privacy';
import { forgetSignIn } from '#sign-in';
import { type Holding, Holdings } from '../holdings.js';
import { erasure } from './erasure.decider.js';
import type { Stayed } from './erasure.events.js';
import { erasureStream, known } from './erasure.state.js';

const NAMESPACE = '1f5f3f2e-59a1-4a0e-8d0c-0b6b1d2a7c11';

/** Destroys what two people approved, and then says so. */
@Injectable()
export class CarryingOut {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly holdings: Holdings,
    private readonly eraser: Eraser, private readonly mails: SentMails, private readonly clock: Clock,
  ) {}

  /**
   * A crash on the way changes nothing: what is destroyed is destroyed once, and what was not said yet is said at the
   * next try. @throws Refusal `not-approved`
   */
  async carryOut(erasureId: string): Promise<Saved> {
    const { state } = await this.streams.load(erasure, erasureStream(erasureId));
    const { status, subject, legalBasis, approvals, controllers } = known(state);
    if (status !== 'approved') throw new Refusal('not-approved', 'Two people have to approve this first');
    const held = (await this.holdings.of(subject)).map((one) => within(controllers, one));
    const going = held.filter(({ stays }) => stays === null);
    const records = [...new Set(going.flatMap((one) => one.records))];
    const approvedBy = approvals.map((one) => one.approvedBy);
    const erased = await this.eraser.erase({
      erasureId, subject, legalBasis, approvedBy, records, subjects: going.map(({ key }) => key),
      mails: await this.mails.idsAbout(records), apart: going.flatMap((one) => one.apart ?? []),
    }, async (tx, entry) => {
      await forgetMails(tx, entry.mails);
      await forgetSignIn(tx, entry);
    });
    const stayed = held.flatMap(({ key, stays }) =>
      (stays === null || stays === 'not-there' ? [] : [{ key, why: stays }]));
    return this.tell(erased, stayed, senderFor(erasureId, controllers[0] ?? ''));
  }

  /** After a restore the log may not know of what was erased since the backup: then it is put on record again. */
  async tellWhatTheLogForgot(): Promise<void> {
    for (const entry of await this.eraser.done()) {
      const { state: { status } } = await this.streams.load(erasure, erasureStream(entry.erasureId));
      if (status === 'unknown' || status === 'requested') await this.tellAgain(entry);
    }
  }

  private async tellAgain({ erasureId, subject, legalBasis, approvedBy, erasedAt }: Erased): Promise<Saved> {
    const wish = { type: 'RepeatErasure', erasureId, subject, legalBasis, approvedBy, erasedAt } as const;
    const sender = senderFor(erasureId, '');
    return this.commands.execute(new Execute(erasure, { ...wish, at: this.clock.now() }, sender, wish));
  }

  private tell({ erasureId, keyIds, texts, mails }: Erased, stayed: readonly Stayed[], sender: Sender) {
    const wish = { type: 'RecordErasure', erasureId } as const;
    const counts = { keys: keyIds.length, texts, mails: mails.length, stayed };
    return this.commands.execute(new Execute(erasure, { ...wish, ...counts, at: this.clock.now() }, sender, wish));
  }
}

const senderFor = (erasureId: string, organisationId: string): Sender => {
  const commandId = v5(erasureId, NAMESPACE);
  return {
    commandId, actor: 'system:erasure', role: 'system', authority: 'carry-out-erasure', organisationId,
    correlationId: commandId, causationId: commandId,
  };
};

/** What came to another organisation after the request is not for these approvers to erase. */
const within = (controllers: readonly string[], holding: Holding): Holding =>
  (holding.controllers.every((id) => controllers.includes(id))
    ? holding : { ...holding, stays: 'another-organisation' });
