import { dateInWords } from '#calendar';
import type { Sayings } from '#kernel';
import type { InformationRequestEvent } from './request.events.js';
import { type Outcome, REQUEST_KINDS } from './request.rules.js';

const record = 'Requests about data and information';
const outcomes: Readonly<Record<Outcome, string>> = {
  'in-full': 'in full', 'in-part': 'in part', refused: 'with a refusal',
  'nothing-held': 'that nothing of the kind is held',
};

/** Who asked, and for what in their words, stays out. */
export const informationRequestSentences: Sayings<InformationRequestEvent> = {
  InformationRequestReceived: ({ data: { kind, receivedOn, dueOn } }) => ({
    record, what: `A request of ${dateInWords(receivedOn)} was recorded: ${REQUEST_KINDS[kind]}. `
      + `It has to be answered by ${dateInWords(dueOn)}.`,
  }),
  InformationRequestAcknowledged: ({ data: { acknowledgedOn } }) =>
    ({ record, what: `Somebody who had asked was told, on ${dateInWords(acknowledgedOn)}, that their request came.` }),
  InformationRequestExtended: ({ data: { dueOn } }) =>
    ({ record, what: `The time to answer a request was made longer, until ${dateInWords(dueOn)}.` }),
  CasePreparedForAnswer: ({ data: { parts } }) => ({
    record, what: `A case was gone through for an answer, in ${parts.length} parts, of which `
      + `${parts.filter(({ exemption }) => exemption !== null).length} are kept back.`,
  }),
  InformationRequestAnswered: ({ data: { outcome, answeredOn } }) =>
    ({ record, what: `A request was answered on ${dateInWords(answeredOn)}: ${outcomes[outcome]}.` }),
};
