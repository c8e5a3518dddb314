import { Injectable } from '@nestjs/common';
import { Clock } from '#event-store';
import type { Actor } from '#identity';
import { Refusal } from '#kernel';
import { ReadingLog } from '#privacy';
import { type Chapter, Holdings, type Scope } from './holdings.js';

/** All that is held about a person or a record, at that moment, without anything about anybody else. */
export type SubjectRecord = Readonly<{ subject: string; at: string; chapters: readonly Chapter[] }>;

/** Gives people what is held about them (UK GDPR, Article 15). */
@Injectable()
export class SubjectAccess {
  constructor(
    private readonly holdings: Holdings, private readonly readings: ReadingLog, private readonly clock: Clock,
  ) {}

  /** For the person themselves: what every organisation holds. */
  own(personId: string): Promise<SubjectRecord> {
    return this.recordOf(`person:${personId}`);
  }

  /** For a data protection officer who answers somebody: what their organisation holds. Looking is recorded. */
  async for(actor: Actor, typed: string, scope: Scope): Promise<SubjectRecord> {
    const subject = await this.holdings.find(typed, scope);
    const mine = actor.organisationsWhere('give-subject-access');
    const held = subject === null ? [] : await this.holdings.of(subject);
    const organisationId = held.flatMap(({ controllers }) => controllers).find((id) => mine.includes(id));
    if (subject === null || organisationId === undefined) throw unknown();
    await this.readings.record({ readerId: actor.personId, organisationId, what: `access:${subject}` });
    const { chapters, ...record } = await this.recordOf(subject);
    return { ...record, chapters: chapters.filter(({ controllers }) => isFor(mine, controllers)) };
  }

  /** For whoever may run commands on the server. */
  async forOperator(typed: string, scope: Scope): Promise<SubjectRecord> {
    const subject = await this.holdings.find(typed, scope);
    if (subject === null) throw unknown();
    await this.readings.record({ readerId: 'operator', organisationId: '', what: `access:${subject}` });
    return this.recordOf(subject);
  }

  private async recordOf(subject: string): Promise<SubjectRecord> {
    return { subject, at: this.clock.now(), chapters: await this.holdings.tell(subject) };
  }
}

const isFor = (mine: readonly string[], controllers: readonly string[]) =>
  controllers.length === 0 || controllers.some((id) => mine.includes(id));

const unknown = () =>
  new Refusal('unknown-subject', 'We hold nothing under this. Check the reference or the id', 'about');
