import { type Command, type Decider, isBefore, mustBeIds, Refusal } from '#kernel';
import type {
  DocumentRequestEvent, DocumentsAskedFor, DocumentsGiven, DocumentsRefused,
} from './document-request.events.js';
import { mustBeExemptParagraphs } from './exempt.rules.js';

/** `accounts`: every account of whoever answers. */
type ByOfficer = { accounts: readonly string[] };
export type DocumentRequestCommand =
  | Command<'AskForDocuments', DocumentsAskedFor['data']>
  | Command<'GiveDocuments', ByOfficer & Omit<DocumentsGiven['data'], 'isLate'>>
  | Command<'RefuseDocuments', ByOfficer & Omit<DocumentsRefused['data'], 'isLate'>>;

type Asked = Pick<DocumentsAskedFor['data'], 'askedBy' | 'answerBy'> & Readonly<{ isAnswered: boolean }>;
/** What was asked for about one case, or about none, by the request's id. */
export type DocumentRequests = Readonly<Record<string, Asked>>;

export const documentRequestsStream = (organisationId: string, reference: string | null) =>
  `document-requests-${organisationId}-${reference ?? 'general'}`;

/** What a committee asks to see, and the answers to it. */
export const documentRequests: Decider<DocumentRequests, DocumentRequestCommand, DocumentRequestEvent> = {
  initialState: {},
  streamOf: ({ organisationId, reference }) => documentRequestsStream(organisationId, reference),

  decide: {
    AskForDocuments({ type: _, at: __, ...data }, state) {
      mustBeIds([data.requestId]);
      if (Object.hasOwn(state, data.requestId)) throw new Refusal('already-asked', 'You have asked for this already');
      return [{ type: 'DocumentsAskedFor', data }];
    },
    GiveDocuments({ type: _, at, accounts, ...data }, state) {
      const isLate = mustAwaitAnswer(state[data.requestId], accounts, at);
      mustBeExemptParagraphs(data.exempt);
      return [{ type: 'DocumentsGiven', data: { ...data, isLate } }];
    },
    RefuseDocuments({ type: _, at, accounts, ...data }, state) {
      const isLate = mustAwaitAnswer(state[data.requestId], accounts, at);
      return [{ type: 'DocumentsRefused', data: { ...data, isLate } }];
    },
  },

  evolve: {
    DocumentsAskedFor: (state, { data: { requestId, askedBy, answerBy } }) =>
      ({ ...state, [requestId]: { askedBy, answerBy, isAnswered: false } }),
    DocumentsGiven: (state, { data: { requestId } }) => answered(state, requestId),
    DocumentsRefused: (state, { data: { requestId } }) => answered(state, requestId),
  },
};

function answered(state: DocumentRequests, requestId: string): DocumentRequests {
  const asked = state[requestId];
  if (!asked) throw new Error('Nobody asked for this');
  return { ...state, [requestId]: { ...asked, isAnswered: true } };
}

/** Nobody answers themselves, whichever of their accounts they use. An answer that is late is still one. */
function mustAwaitAnswer(asked: Asked | undefined, accounts: readonly string[], at: string): boolean {
  if (!asked || asked.isAnswered) throw new Refusal('not-asked', 'Nobody waits for an answer about this');
  if (accounts.includes(asked.askedBy))
    throw new Refusal('own-request', 'You asked for this, so somebody else has to answer');
  return isBefore(asked.answerBy, at);
}
