import type { Members } from '../members.js';
import type { DocumentRequestEvent } from './document-request.events.js';

const whose = { requestId: 'full', organisationId: 'full', reference: 'full' } as const;

export const documentRequestMembers: Members<DocumentRequestEvent> = {
  DocumentsAskedFor: { ...whose, askedBy: 'full', what: 'full', why: 'full', answerBy: 'full' },
  DocumentsGiven: { ...whose, answer: 'full', exempt: 'full', givenBy: 'full', isLate: 'full' },
  DocumentsRefused: { ...whose, reasons: 'full', refusedBy: 'full', isLate: 'full' },
};
