import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { type WorkItem, WorkSource } from '../work-list/work-source.js';
import { type DocumentRequestPage, DocumentRequests } from './document-requests.js';

/** Documents that a committee waits for, and until when. */
@Injectable()
export class DocumentsWork extends WorkSource {
  constructor(private readonly requests: DocumentRequests) { super(); }

  async itemsFor(actor: Actor): Promise<readonly WorkItem[]> {
    return (await this.requests.list(actor)).filter(({ status }) => status === 'asked')
      .map((item) => itemFor(item, actor));
  }
}

function itemFor(item: DocumentRequestPage, actor: Actor): WorkItem {
  const { id, organisationId, reference, what, askedAt, askedBy, answerBy } = item;
  const about = reference === null ? '' : ` about ${reference}`;
  const common = { note: what, since: askedAt, dueAt: answerBy };
  return actor.may('answer-scrutiny', organisationId) && askedBy !== actor.personId
    ? { ...common, what: `Give documents${about}`, path: `/scrutiny/document-requests/${id}`, waitsFor: 'you' }
    : { ...common, what: `Documents${about}`, path: `/scrutiny/documents/${id}`, waitsFor: 'others' };
}
