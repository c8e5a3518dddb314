import { specification } from '#testing';
import { erasure } from './erasure.decider.js';
import type { ErasureEvent } from './erasure.events.js';

const at = '2027-06-01T09:00:00.000Z';
const erasureId = 'e1';
const wish = {
  erasureId, subject: 'person:amina', legalBasis: 'consent-withdrawn', controllers: ['lcc'], requestedBy: 'olu',
  dueAt: '2027-07-01T22:59:59.999Z',
} as const;
const requested: ErasureEvent = { type: 'SubjectErasureRequested', data: wish };
const approvedBy = (person: string, organisationId = 'lcc'): ErasureEvent =>
  ({ type: 'ErasureApproved', data: { erasureId, approvedBy: person, organisationId } });
const past = specification(erasure);
const people = ['amina'];

describe('asking for an erasure', () => {
  const request = { type: 'RequestErasure', ...wish, goes: true, accounts: ['olu'], people, at } as const;

  it('records what about, on which legal basis, and until when it is to be answered', () =>
    past().when(request).then(requested));
  it('is refused without a legal basis that the law knows', () =>
    past().when({ ...request, legalBasis: 'tidiness' as 'objection' })
      .thenRefuses('unknown-legal-basis', 'legalBasis'));
  it.each(['application', 'proposal', 'planning-application', 'contributions-import', 'information-request'])(
    'can be about a record: %s', (kind) => {
      const subject = `${kind}:1`;
      past().when({ ...request, subject }).then({ type: 'SubjectErasureRequested', data: { ...wish, subject } });
    });
  it('is refused for something that is neither a person nor a record', () =>
    past().when({ ...request, subject: 'round:1' }).thenRefuses('unknown-subject', 'subject'));
  it('is refused where nothing is held that may go', () =>
    past().when({ ...request, goes: false }).thenRefuses('nothing-to-erase', 'subject'));
  it('is refused to an officer for their own traces', () =>
    past().when({ ...request, requestedBy: 'amina-2', accounts: ['amina-2', 'amina'] }).thenRefuses('own-erasure'));
  it('counts once', () => past(requested).when(request).thenRefuses('already-requested'));
});

describe('approving an erasure', () => {
  const approve = {
    type: 'ApproveErasure', erasureId, approvedBy: 'dot', organisationId: 'lcc', accounts: ['dot'], people, at,
  } as const;

  it('is recorded with who did it', () => past(requested).when(approve).then(approvedBy('dot')));
  it('needs a request', () => past().when(approve).thenRefuses('unknown-erasure'));
  it('cannot be done twice by one person', () =>
    past(requested, approvedBy('dot')).when(approve).thenRefuses('second-approver-must-differ'));
  it('cannot be done twice by one human with two accounts', () =>
    past(requested, approvedBy('dot')).when({ ...approve, approvedBy: 'dot-2', accounts: ['dot-2', 'dot'] })
      .thenRefuses('second-approver-must-differ'));
  it('is not for who asked for it, with whichever account', () =>
    past(requested).when({ ...approve, approvedBy: 'olu-2', accounts: ['olu-2', 'olu'] }).thenRefuses('own-request'));
  it('is over once two people did', () =>
    past(requested, approvedBy('dot'), approvedBy('ed'))
      .when({ ...approve, approvedBy: 'flo', accounts: ['flo'] })
      .thenRefuses('erasure-is-settled'));
  it('is not for an organisation that holds nothing', () =>
    past(requested).when({ ...approve, organisationId: 'lcf' }).thenRefuses('not-the-controller'));
  it('is not for the person whom it is about', () =>
    past(requested).when({ ...approve, approvedBy: 'amina', accounts: ['amina'] }).thenRefuses('own-erasure'));
});

describe('declining an erasure', () => {
  const decline = {
    type: 'DeclineErasure', erasureId, declinedBy: 'dot', exemption: 'legal-claims', accounts: ['dot'], people, at,
  } as const;
  const declined: ErasureEvent =
    { type: 'ErasureDeclined', data: { erasureId, declinedBy: 'dot', exemption: 'legal-claims' } };

  it('records the exemption', () => past(requested).when(decline).then(declined));
  it('is refused without an exemption that the law knows', () =>
    past(requested).when({ ...decline, exemption: 'bother' as 'legal-claims' }).thenRefuses('unknown-exemption'));
  it('ends it', () => past(requested, declined)
    .when({ type: 'ApproveErasure', erasureId, approvedBy: 'ed', organisationId: 'lcc', accounts: ['ed'], people, at })
    .thenRefuses('erasure-is-settled'));
});

describe('carrying out an erasure', () => {
  const done = { keys: 2, texts: 9, mails: 1, stayed: [{ key: 'application:1', why: 'award-on-record' }] };
  const record = { type: 'RecordErasure', erasureId, ...done, at } as const;

  it('records what is gone, on which basis, and who approved it', () =>
    past(requested, approvedBy('dot'), approvedBy('ed')).when(record).then({
      type: 'SubjectErased',
      data: { erasureId, subject: 'person:amina', legalBasis: 'consent-withdrawn', approvedBy: ['dot', 'ed'], ...done },
    }));
  it('is refused while only one person approved', () =>
    past(requested, approvedBy('dot')).when(record).thenRefuses('not-approved'));
  it('waits for every organisation that holds something', () => {
    const shared: ErasureEvent =
      { type: 'SubjectErasureRequested', data: { ...wish, controllers: ['lcc', 'lcf'] } };
    const both = past(shared, approvedBy('dot'), approvedBy('ed'));
    both.when(record).thenRefuses('not-approved');
    both.when({
      type: 'ApproveErasure', erasureId, approvedBy: 'flo', organisationId: 'lcf', accounts: ['flo'], people, at,
    }).then(approvedBy('flo', 'lcf'));
  });
});

describe('an erasure that a restored backup does not know', () => {
  const repeated = { subject: 'person:amina', legalBasis: 'objection', approvedBy: ['dot', 'ed'], erasedAt: at };

  it('is put on record again', () => past().when({ type: 'RepeatErasure', erasureId, ...repeated, at })
    .then({ type: 'ErasureRepeated', data: { erasureId, ...repeated } }));
  it('is not asked for again', () =>
    past({ type: 'ErasureRepeated', data: { erasureId, ...repeated } })
      .when({ type: 'RequestErasure', ...wish, goes: true, accounts: ['olu'], people, at })
      .thenRefuses('already-requested'));
});
