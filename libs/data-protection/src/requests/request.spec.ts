import { specification } from '#testing';
import { informationRequest } from './request.decider.js';
import type { InformationRequestEvent } from './request.events.js';
import type { RequestKind } from './request.rules.js';

const sealed = { _sd: 'digest' };
const at = '2027-06-02T09:00:00.000Z';
const requestId = 'r1';
const wish = {
  requestId, organisationId: 'lcc', kind: 'foi', channel: 'letter', receivedOn: '2027-06-01', dueOn: '2027-06-29',
  asker: sealed, contact: null, asks: sealed, about: 'application:a1', recordedBy: 'dot',
} as const;
const received = (kind: RequestKind = 'foi', about: string | null = wish.about): InformationRequestEvent =>
  ({ type: 'InformationRequestReceived', data: { ...wish, kind, about } });
const past = specification(informationRequest);

describe('recording a request', () => {
  const record = { type: 'RecordRequest', ...wish, today: '2027-06-02', at } as const;

  it('says what is asked for, when it came and until when it is to be answered', () =>
    past().when(record).then(received()));
  it('counts once', () => past(received()).when(record).thenRefuses('already-recorded'));
  it('is refused for a day that is still to come', () =>
    past().when({ ...record, receivedOn: '2027-06-03' }).thenRefuses('not-come-yet', 'receivedOn'));
  it('is refused for what no law gives a right to', () =>
    past().when({ ...record, kind: 'favour' as 'foi' }).thenRefuses('unknown-kind', 'kind'));
});

describe('acknowledging a request', () => {
  const acknowledge = {
    type: 'AcknowledgeRequest', requestId, acknowledgedOn: '2027-06-02', acknowledgedBy: 'dot', at,
  } as const;
  const acknowledged: InformationRequestEvent = {
    type: 'InformationRequestAcknowledged', data: { requestId, acknowledgedOn: '2027-06-02', acknowledgedBy: 'dot' },
  };

  it('is recorded with its day', () => past(received('complaint')).when(acknowledge).then(acknowledged));
  it('is done once', () => past(received(), acknowledged).when(acknowledge).thenRefuses('already-acknowledged'));
  it('needs a request', () => past().when(acknowledge).thenRefuses('unknown-request'));
});

describe('more time for an answer', () => {
  const extend = {
    type: 'ExtendRequest', requestId, dueOn: '2027-07-27', reason: sealed, extendedBy: 'dot', today: '2027-06-10', at,
  } as const;
  const extended: InformationRequestEvent = {
    type: 'InformationRequestExtended', data: { requestId, dueOn: '2027-07-27', reason: sealed, extendedBy: 'dot' },
  };

  it('is taken with a reason', () => past(received()).when(extend).then(extended));
  it('is taken once', () => past(received(), extended).when(extend).thenRefuses('already-extended'));
  it('is not there once the time is over', () =>
    past(received()).when({ ...extend, today: '2027-06-30' }).thenRefuses('too-late-to-extend'));
  it('is not there for acknowledging a complaint', () =>
    past(received('complaint')).when(extend).thenRefuses('not-extendable'));
});

describe('going through a case', () => {
  const parts = [
    { part: 'contact', exemption: 'foi-40', publicInterest: null },
    { part: 'costs', exemption: 'foi-43', publicInterest: sealed },
    { part: 'group', exemption: null, publicInterest: null },
  ] as const;
  const prepare = { type: 'PrepareCase', requestId, parts, preparedBy: 'dot', at } as const;

  it('names for each part whether it is given, or the exemption', () =>
    past(received()).when(prepare).then(
      { type: 'CasePreparedForAnswer', data: { requestId, parts, preparedBy: 'dot' } }));
  it('weighs the public interest where the exemption asks for that', () =>
    past(received()).when({ ...prepare, parts: [parts[0], { ...parts[1], publicInterest: null }] })
      .thenRefuses('public-interest-not-weighed', 'parts.1.publicInterest'));
  it('does not keep anything back under another law', () =>
    past(received('eir')).when(prepare).thenRefuses('unknown-exemption', 'parts.0.exemption'));
  it('is for requests for information that are about a case', () => {
    past(received('subject-access')).when(prepare).thenRefuses('no-case');
    past(received('foi', null)).when(prepare).thenRefuses('no-case');
  });
});

describe('answering a request', () => {
  const answer = {
    type: 'AnswerRequest', requestId, outcome: 'in-full', exemptions: [], reasons: null, answeredOn: '2027-06-20',
    answeredBy: 'dot', at,
  } as const;
  const answered = (data: object = {}): InformationRequestEvent => {
    const { type: _, at: __, ...rest } = answer;
    return { type: 'InformationRequestAnswered', data: { ...rest, ...data } };
  };
  const prepared: InformationRequestEvent = {
    type: 'CasePreparedForAnswer',
    data: { requestId, parts: [{ part: 'contact', exemption: 'foi-40', publicInterest: null }], preparedBy: 'dot' },
  };

  it('is recorded with its day', () => past(received()).when(answer).then(answered()));
  it('names what was kept back when the case was gone through', () =>
    past(received(), prepared).when({ ...answer, outcome: 'in-part', reasons: sealed })
      .then(answered({ outcome: 'in-part', exemptions: ['foi-40'], reasons: sealed })));
  it('is not in full where something is kept back', () =>
    past(received(), prepared).when(answer).thenRefuses('not-in-full', 'outcome'));
  it('with a refusal names the exemption and the reasons', () => {
    past(received()).when({ ...answer, outcome: 'refused', reasons: sealed })
      .thenRefuses('exemption-missing', 'exemptions');
    past(received()).when({ ...answer, outcome: 'refused', exemptions: ['foi-41'] })
      .thenRefuses('reasons-missing', 'reasons');
  });
  it('to a complaint needs reasons, and no exemption', () =>
    past(received('complaint')).when({ ...answer, outcome: 'refused', reasons: sealed })
      .then(answered({ outcome: 'refused', reasons: sealed })));
  it('is given once', () => past(received(), answered()).when(answer).thenRefuses('already-answered'));
});
