import { specification } from '#testing';
import { documentRequests } from './document-request.decider.js';
import type { DocumentRequestEvent } from './document-request.events.js';
import { answerDocumentsBy } from './document-requests.js';
import { EXEMPT_PARAGRAPHS } from './exempt.rules.js';

const past = specification(documentRequests);
const at = '2027-06-01T09:00:00.000Z';
const answerBy = '2027-06-11T22:59:59.999Z';
const text = { _sd: 'text' };
const one = { requestId: 'd1', organisationId: 'lcc', reference: 'MH-7K3M2Q9X' };
const asking = { ...one, askedBy: 'moira', what: text, why: text, answerBy };
const asked: DocumentRequestEvent = { type: 'DocumentsAskedFor', data: asking };
const ask = { type: 'AskForDocuments', ...asking, at } as const;
const by = { ...one, accounts: ['mona', 'mona-2'] };
const exempt = [{ paragraph: '3', what: text, publicInterest: text }] as const;
const give = { type: 'GiveDocuments', ...by, answer: text, exempt, givenBy: 'mona', at } as const;
const refuse = { type: 'RefuseDocuments', ...by, reasons: text, refusedBy: 'mona', at } as const;
const given: DocumentRequestEvent =
  { type: 'DocumentsGiven', data: { ...one, answer: text, exempt, givenBy: 'mona', isLate: false } };
const refused: DocumentRequestEvent =
  { type: 'DocumentsRefused', data: { ...one, reasons: text, refusedBy: 'mona', isLate: false } };

describe('documents that scrutiny asks for', () => {
  it('are asked for, about a case or in general', () => {
    past().when(ask).then(asked);
    past().when({ ...ask, reference: null }).then({ ...asked, data: { ...asking, reference: null } });
  });
  it('are asked for once by one form', () => past(asked).when(ask).thenRefuses('already-asked'));
  it('are given, without what is exempt', () => past(asked).when(give).then(given));
  it('are refused with written reasons', () => past(asked).when(refuse).then(refused));
  it.each([give, refuse])('are answered once, where somebody asked ($type)', (answer) => {
    for (const history of [[], [asked, given], [asked, refused]])
      past(...history).when(answer).thenRefuses('not-asked');
  });
  it.each([give, refuse])('are answered by somebody else, whichever account they use ($type)', (answer) =>
    past(asked).when({ ...answer, accounts: ['mona', 'moira'] }).thenRefuses('own-request'));
  it('are late after the last moment of the tenth clear day, and can still be given', () => {
    past(asked).when({ ...give, at: answerBy }).then(given);
    const late = '2027-06-11T23:00:00.000Z';
    past(asked).when({ ...give, at: late }).then({ ...given, data: { ...given.data, isLate: true } });
  });
  it.each([
    ['2027-06-01T09:00:00.000Z', '2027-06-11T22:59:59.999Z'], ['2027-06-01T22:59:00.000Z', '2027-06-11T22:59:59.999Z'],
    ['2027-06-01T23:00:00.000Z', '2027-06-12T22:59:59.999Z'], ['2027-10-25T12:00:00.000Z', '2027-11-04T23:59:59.999Z'],
  ])('asked for at %s are due by %s', (then, due) => expect(answerDocumentsBy(then)).toBe(due));
  it('leave out only what one of the seven paragraphs of the law exempts', () => {
    expect(Object.keys(EXEMPT_PARAGRAPHS)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    const other = [{ ...exempt[0], paragraph: '8' as '7' }];
    past(asked).when({ ...give, exempt: other }).thenRefuses('not-a-paragraph', 'exempt');
  });
});
