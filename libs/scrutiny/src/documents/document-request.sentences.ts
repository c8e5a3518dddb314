import { inWords } from '#calendar';
import type { Detail, Sentences } from '../case.js';
import type { DocumentRequestEvent } from './document-request.events.js';
import { EXEMPT_PARAGRAPHS, type ExemptPart } from './exempt.rules.js';

const shared = { record: 'What scrutiny asked for', from: 'full' } as const;
const late = (isLate: boolean) => (isLate ? { facets: [{ kind: 'late', days: null } as const] } : {});
const after = (isLate: boolean) => (isLate ? ', after the last day' : '');

export const documentRequestSentences: Sentences<DocumentRequestEvent, unknown> = {
  DocumentsAskedFor: ({ data: { what, why, answerBy } }) => ({
    ...shared, what: `A member of the scrutiny committee asked for documents, to be answered by ${inWords(answerBy)}.`,
    because: { text: why }, details: [{ label: 'Which', text: what }],
  }),
  DocumentsGiven: ({ data: { answer, exempt, isLate } }) => ({
    ...shared, ...late(isLate), what: `The scrutiny committee got the documents${after(isLate)}.`,
    details: [{ label: 'The answer', text: answer }, ...exempt.flatMap(leftOut)],
  }),
  DocumentsRefused: ({ data: { reasons, isLate } }) => ({
    ...shared, ...late(isLate), what: `The scrutiny committee was refused the documents${after(isLate)}.`,
    because: { text: reasons },
  }),
};

const leftOut = ({ paragraph, what, publicInterest }: ExemptPart): readonly Detail[] => [
  { label: `Left out under Schedule 12A, paragraph ${paragraph} (${EXEMPT_PARAGRAPHS[paragraph]})`, text: what },
  { label: 'How the public interest was weighed', text: publicInterest },
];
