import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { type WorkItem, WorkSource } from '../work-list/work-source.js';
import { type ProgrammeItemPage, WorkProgramme } from './programme.js';

/** What the work programme brings to the work list: what is in it, and what nobody has answered. */
@Injectable()
export class ProgrammeWork extends WorkSource {
  constructor(private readonly programme: WorkProgramme) { super(); }

  async itemsFor(actor: Actor): Promise<readonly WorkItem[]> {
    return (await this.programme.list(actor)).flatMap((item) => {
      if (item.status === 'asked') return [this.askedFor(item, actor)];
      return item.status === 'in-programme' && actor.may('scrutinise', item.organisationId) ? [taken(item)] : [];
    });
  }

  private askedFor({ organisationId, reference, reason, askedAt, askedBy }: ProgrammeItemPage, actor: Actor): WorkItem {
    const common = { note: reason, since: askedAt, dueAt: null };
    if (!actor.may('answer-scrutiny', organisationId) || askedBy === actor.personId)
      return { ...common, what: `The monitoring officer’s answer about ${reference}`, path: null, waitsFor: 'others' };
    const path = `/scrutiny/requests/${organisationId}/${reference}`;
    return { ...common, what: `Answer whether scrutiny may see ${reference}`, path, waitsFor: 'you' };
  }
}

const taken = ({ organisationId, reference, reason, askedAt, answeredAt }: ProgrammeItemPage): WorkItem => ({
  what: `Look into ${reference}`, path: `/decisions/${reference}`, note: reason, waitsFor: 'you',
  since: answeredAt ?? askedAt, dueAt: null,
  then: { text: `We are done with ${reference}`, path: `/scrutiny/${organisationId}/${reference}/release` },
});
