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
  if (item.status === 'open') return [toCallIn(item, actor)];
  const { reference, status } = item;
  const waits = { path: pathOf(item), note: null, since: lastActOn(item), dueAt: null };
  if (status === 'called-in' || status === 'with-council')
    return [{ ...waits, what: `Say what becomes of ${reference}, which is called in`, waitsFor: 'you' }];
  return status === 'referred-back' ? [{ ...waits, what: `${reference}, decided again`, waitsFor: 'others' }] : [];
}

function toCallIn(item: CallInPage, actor: Actor): WorkItem {
  const { organisationId, reference, asked, members, until: dueAt } = item;
  const note = asked.length === 0 ? null : `${asked.length} of ${members} asked for it`;
  const isYours = actor.may('call-in', organisationId) && !asked.some(({ askedBy }) => askedBy === actor.personId);
  const what = `Call in ${reference}, or leave it`;
  return { what, path: pathOf(item), note, waitsFor: isYours ? 'you' : 'others', since: lastActOn(item), dueAt };
}

const pathOf = ({ organisationId, reference }: CallInPage) => `/scrutiny/call-ins/${organisationId}/${reference}`;

const lastActOn = ({ publishedAt, asked, said }: CallInPage) =>
  said.at(-1)?.at ?? asked.at(-1)?.askedAt ?? publishedAt ?? '';
