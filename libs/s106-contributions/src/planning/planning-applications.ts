import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { v5 } from 'uuid';
import { Clock, Execute, type Saved, type Sender, Streams } from '#event-store';
import type { Actor } from '#identity';
import { Texts, Vault } from '#privacy';
import { ProposalsPutForward } from '../proposal/proposals-put-forward.js';
import { planningLimits } from './limits.js';
import {
  planningApplication, type PlanningApplicationCommand, planningApplicationStream, received,
} from './planning-application.decider.js';

export type NewPlanningApplication = Readonly<{
  funderId: string; reference: string; site: string; wardCodes: readonly string[]; dwellings: number;
  developer: string; developerEmail: string; receivedOn: string;
}>;
type Outcome = Readonly<{ isMet: boolean; why: string }>;
export type TestWish = Readonly<{ necessary: Outcome; related: Outcome; fair: Outcome }>;
type Wish = PlanningApplicationCommand extends infer C ? C extends PlanningApplicationCommand ? Omit<C, 'at'> : never
  : never;

const IDS = '3f6e1d0a-54a1-4f0f-9c7c-0c5b1f3a7e52';
/** The same reference of the same council is the same application. */
export const planningApplicationIdOf = (funderId: string, reference: string) =>
  v5(JSON.stringify([funderId, reference.toUpperCase()]), IDS);

/** The developer's email goes without the record of what was asked, so it has a key of its own. */
export const developerContactKey = (id: string) => `planning-developer:${id}`;

/** Major planning applications, and what is asked of their developers. Each method may throw a Refusal. */
@Injectable()
export class PlanningApplications {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly vault: Vault,
    private readonly clock: Clock, private readonly proposals: ProposalsPutForward,
  ) {}

  async record(actor: Actor, commandId: string, wish: NewPlanningApplication): Promise<Saved & { id: string }> {
    const sender = actor.sender('consult-sector', wish.funderId, commandId);
    const id = planningApplicationIdOf(wish.funderId, wish.reference);
    const [texts, contact] = [this.texts(id), new Texts(this.vault.sealer(developerContactKey(id)), planningLimits)];
    const { site, developer, developerEmail, ...facts } = wish;
    const sealed = {
      site: texts.seal('site', site), developer: texts.seal('developer', developer),
      developerEmail: developerEmail === '' ? null : contact.seal('developerEmail', developerEmail, 'email'),
    };
    await texts.save();
    await contact.save();
    const saved = await this.send({
      type: 'RecordPlanningApplication', planningApplicationId: id, ...facts, ...sealed, recordedBy: actor.personId,
    }, sender, wish);
    return { ...saved, id };
  }

  /** Holds a proposal that was put forward against the three tests of regulation 122. */
  async test(actor: Actor, commandId: string, id: string, proposalId: string, wish: TestWish): Promise<Saved> {
    const sender = await this.senderFor(actor, commandId, id);
    const putForward = await this.proposals.onPlanning(id);
    const texts = this.texts(id);
    const sealed = ({ isMet, why }: Outcome) => ({ isMet, why: texts.seal('why', why) });
    const tests = { necessary: sealed(wish.necessary), related: sealed(wish.related), fair: sealed(wish.fair) };
    await texts.save();
    return this.send({
      type: 'TestRequest', planningApplicationId: id, proposalId, ...tests, testedBy: actor.personId,
      isPutForward: putForward.includes(proposalId),
    }, sender, { proposalId, ...wish });
  }

  async tellDeveloper(actor: Actor, commandId: string, id: string, wish: { words: string }): Promise<Saved> {
    const sender = await this.senderFor(actor, commandId, id);
    const texts = this.texts(id);
    const words = texts.seal('words', wish.words);
    await texts.save();
    return this.send({
      type: 'TellDeveloper', planningApplicationId: id, words, toldBy: actor.personId,
      putForward: await this.proposals.onPlanning(id),
    }, sender, wish);
  }

  private async senderFor(actor: Actor, commandId: string, id: string): Promise<Sender> {
    const { state } = await this.streams.load(planningApplication, planningApplicationStream(id));
    return actor.sender('consult-sector', received(state).funderId, commandId);
  }

  private texts(id: string) {
    return new Texts(this.vault.sealer(`planning-application:${id}`), planningLimits);
  }

  private send(wish: Wish, sender: Sender, sent: object): Promise<Saved> {
    const command = { ...wish, at: this.clock.now() } as PlanningApplicationCommand;
    const { planningApplicationId } = wish;
    return this.commands.execute(
      new Execute(planningApplication, command, sender, { type: wish.type, planningApplicationId, ...sent }));
  }
}
