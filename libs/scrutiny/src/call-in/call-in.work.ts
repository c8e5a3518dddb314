import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { type WorkItem, WorkSource } from '../work-list/work-source.js';
import { type CallInPage, CallIns } from './call-ins.js';

/** What calling in brings to the work list: what can still be called in, and what a meeting has to settle. */
@Injectable()
export class CallInWork extends WorkSource {
  constructor(private readonly callIns: CallIns) { super(); }

  async itemsFor(actor: Actor): Promise<readonly WorkItem[]> {
    return (await this.callIns.list(actor)).flatMap((item) => itemFor(item, actor));
  }
}

function itemFor(item: CallInPage, actor: Actor): readonly WorkItem[] {
  const { organisationId, reference, status, publishedAt, asked, members, said } = item;
  const [path, since] = [`/scrutiny/call-ins/${organisationId}/${reference}`, publishedAt ?? ''];
  if (status === 'open') {
    const note = asked.length === 0 ? null : `${asked.length} of ${members} asked for it`;
    const isYours = actor.may('call-in', organisationId) && !asked.some(({ askedBy }) => askedBy === actor.personId);
    const waitsFor = isYours ? 'you' : 'others';
    return [{ what: `Call in ${reference}, or leave it`, path, note, waitsFor, since, dueAt: item.until }];
  }
  const calledInAt = said.at(-1)?.at ?? asked.at(-1)?.askedAt ?? since;
  const waits = { path, note: null, since: calledInAt, dueAt: null };
  if (status === 'called-in' || status === 'with-council')
    return [{ ...waits, what: `Say what becomes of ${reference}, which is called in`, waitsFor: 'you' }];
  return status === 'referred-back' ? [{ ...waits, what: `${reference}, decided again`, waitsFor: 'others' }] : [];
}
