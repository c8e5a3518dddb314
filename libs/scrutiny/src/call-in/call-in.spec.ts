import fc from 'fast-check';
import { decide, fold, Refusal } from '#kernel';
import { specification } from '#testing';
import { callIn, type CallInCommand } from './call-in.decider.js';
import type { CallInEvent } from './call-in.events.js';
import { callInUntil } from './call-in-periods.js';

const past = specification(callIn);
const one = { organisationId: 'lcc', reference: 'MH-7K3M2Q9X' };
const about = { kind: 'grant', id: 'a1' } as const;
const text = { _sd: 'because' };
const until = '2027-06-08T22:59:59.999Z';
const at = '2027-06-03T09:00:00.000Z';
const late = '2027-06-08T23:00:00.000Z';

const opening = { ...one, about, decidedBy: 'dee', until, members: 3, constitutionRevision: 2 };
const opened: CallInEvent = { type: 'CallInPeriodOpened', data: opening };
const askedBy = (name: string): CallInEvent =>
  ({ type: 'CallInAskedFor', data: { ...one, askedBy: name, reasons: text } });
const calledIn: CallInEvent = { type: 'DecisionCalledIn', data: { ...one, about, members: 3 } };
const called = [opened, askedBy('amy'), askedBy('ben'), askedBy('cal'), calledIn];
const ended: CallInEvent = { type: 'CallInPeriodEnded', data: { ...one, about, asked: 0, members: 3 } };
const exemption = { ...one, reasons: text, exemptedBy: 'mona', accounts: ['mona', 'mona-2'], constitutionRevision: 2 };
const exempted: CallInEvent = { type: 'DecisionExempted', data: exemption };
const said = { ...one, about, heldOn: '2027-06-10', minute: text, recordedBy: 'moira' };
const released = (by: 'committee' | 'council' = 'committee'): CallInEvent =>
  ({ type: 'CalledInDecisionReleased', data: { ...said, by } });
const referredBack = (by: 'committee' | 'council' = 'committee'): CallInEvent =>
  ({ type: 'DecisionReferredBack', data: { ...said, by } });
const toCouncil: CallInEvent = { type: 'CallInSentToCouncil', data: said };
const closed: CallInEvent = { type: 'CallInClosed', data: { ...one, cause: 'confirmed' } };

const ask = (name: string, changes: Partial<Extract<CallInCommand, { type: 'AskForCallIn' }>> = {}) =>
  ({
    type: 'AskForCallIn', ...one, askedBy: name, accounts: [name], hasInterest: false, reasons: text, at, ...changes,
  }) as const;
const open = { type: 'OpenCallInPeriod', ...opening, at } as const;
const exempt = { type: 'ExemptDecision', ...exemption, urgency: 'possible', isDecided: false, at } as const;
const end = { type: 'EndCallInPeriod', ...one, at: late } as const;
const close = { type: 'CloseCallIn', ...one, cause: 'confirmed', at } as const;
const meeting = {
  ...one, heldOn: '2027-06-10', minute: text, recordedBy: 'moira', accounts: ['moira'], hasInterest: false,
  publishedOn: '2027-06-01', today: '2027-06-10', at,
} as const;
const release = { type: 'ReleaseCalledInDecision', ...meeting } as const;
const referBack = { type: 'ReferDecisionBack', ...meeting } as const;
const council = { type: 'SendCallInToCouncil', ...meeting } as const;

describe('the time in which a decision can be called in', () => {
  it.each([
    ['five working days in a plain week', '2027-06-07T09:00:00.000Z', 5, '2027-06-14T22:59:59.999Z'],
    ['from late in the evening, the same', '2027-06-07T22:30:00.000Z', 5, '2027-06-14T22:59:59.999Z'],
    ['over Easter, bank holidays apart', '2027-03-25T10:00:00.000Z', 3, '2027-04-01T22:59:59.999Z'],
    ['over the end of summer time', '2027-10-29T09:00:00.000Z', 1, '2027-11-01T23:59:59.999Z'],
    ['from a Sunday', '2027-06-06T12:00:00.000Z', 1, '2027-06-07T22:59:59.999Z'],
  ])('ends with the last of so many clear working days: %s', (_, publishedAt, days, then) =>
    expect(callInUntil(publishedAt, days)).toBe(then));
  it('begins once, when the decision is public', () => {
    past().when(open).then(opened);
    past(opened).when(open).thenRefuses('opened-already');
  });
  it('begins, too, where it was taken out only while the decision was being made: the award says what held', () => {
    past(exempted).when(open).then(opened);
    past(exempted, opened).when(end).then(ended);
    past(exempted, opened).when(ask('amy')).then(askedBy('amy'));
    past(exempted, opened).when(open).thenRefuses('opened-already');
  });
  it('is over after its last moment, not at it', () => {
    past(opened).when(end).then(ended);
    past(opened).when({ ...end, at: until }).thenRefuses('too-early');
  });
  it('is not over where the decision was called in', () => past(...called).when(end).thenRefuses('call-in-settled'));
});

describe('calling in', () => {
  it('takes as many members as the constitution says', () => {
    past(opened).when(ask('amy')).then(askedBy('amy'));
    past(opened, askedBy('amy')).when(ask('ben')).then(askedBy('ben'));
    past(opened, askedBy('amy'), askedBy('ben')).when(ask('cal')).then(askedBy('cal'), calledIn);
  });
  it('counts a human once, whatever account they use', () => {
    past(opened, askedBy('amy')).when(ask('amy-2', { accounts: ['amy-2', 'amy'] })).thenRefuses('already-asked');
  });
  it('is not for somebody with an interest', () =>
    past(opened).when(ask('amy', { hasInterest: true })).thenRefuses('has-interest'));
  it('is not for whoever decided, with whichever account', () =>
    past(opened).when(ask('amy', { accounts: ['amy', 'dee'] })).thenRefuses('own-decision'));
  it('is possible to the last moment, and not after it', () => {
    past(opened).when(ask('amy', { at: until })).then(askedBy('amy'));
    past(opened).when(ask('amy', { at: late })).thenRefuses('call-in-over');
    past(opened, ended).when(ask('amy')).thenRefuses('call-in-over');
  });
  it('happens once', () => {
    past(...called).when(ask('dan')).thenRefuses('already-called-in');
    past(...called, toCouncil).when(ask('dan')).thenRefuses('already-called-in');
    past(...called, released()).when(ask('dan')).thenRefuses('call-in-over');
  });
  it('needs a decision that is public and not exempted', () => {
    past().when(ask('amy')).thenRefuses('not-published');
    past(exempted).when(ask('amy')).thenRefuses('not-published');
  });
  it('takes so many different humans, whoever asks in whichever order with whichever account', () => {
    const attempts = fc.array(fc.record({ human: fc.nat(5), account: fc.nat(2) }), { maxLength: 20 });
    fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), attempts, (members, all) => {
      const history: CallInEvent[] = [{ type: 'CallInPeriodOpened', data: { ...opening, members } }];
      for (const { human, account } of all) history.push(...tried(history, human, account));
      const humans = new Set(all.map(({ human }) => human)).size;
      expect(history.some(({ type }) => type === 'DecisionCalledIn')).toBe(humans >= members);
    }));
  });
});

function tried(history: readonly CallInEvent[], human: number, account: number): readonly CallInEvent[] {
  const accounts = [0, 1, 2].map((n) => `${human}-${n}`);
  try {
    return decide(callIn, ask(`${human}-${account}`, { accounts }), fold(callIn, history));
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

describe('a decision that cannot wait', () => {
  it('is taken out with reasons, before it is decided', () => past().when(exempt).then(exempted));
  it('is not taken out where the constitution knows no urgency', () =>
    past().when({ ...exempt, urgency: 'never' }).thenRefuses('never-urgent'));
  it('is not taken out once it is decided, or twice', () => {
    past().when({ ...exempt, isDecided: true }).thenRefuses('decided-already');
    past(opened).when(exempt).thenRefuses('decided-already');
    past(exempted).when(exempt).thenRefuses('decided-already');
  });
});

describe('what becomes of a decision that is called in', () => {
  it('is that it stands', () => past(...called).when(release).then(released()));
  it('is that it goes back', () => past(...called).when(referBack).then(referredBack()));
  it('is that the full council looks at it, which then lets it stand or sends it back', () => {
    past(...called).when(council).then(toCouncil);
    past(...called, toCouncil).when(release).then(released('council'));
    past(...called, toCouncil).when(referBack).then(referredBack('council'));
    past(...called, toCouncil).when(council).thenRefuses('call-in-settled');
  });
  it.each([release, referBack, council])('is for nobody who decided it ($type)', (command) =>
    past(...called).when({ ...command, accounts: ['moira', 'dee'] }).thenRefuses('own-decision'));
  it.each([release, referBack, council])('is said of a meeting that was held ($type)', (command) => {
    past(...called).when({ ...command, heldOn: '2027-06-11' }).thenRefuses('not-held-yet', 'heldOn');
    past(...called).when({ ...command, heldOn: '2027-02-30' }).thenRefuses('no-such-day', 'heldOn');
    past(...called).when({ ...command, heldOn: '2027-05-31' }).thenRefuses('held-too-early', 'heldOn');
    const [then] = decide(callIn, { ...command, heldOn: '2027-06-01' }, fold(callIn, called));
    expect(then!.data).toMatchObject({ heldOn: '2027-06-01' });
  });
  it.each([release, referBack, council])('is for nobody with an interest in it ($type)', (command) =>
    past(...called).when({ ...command, hasInterest: true }).thenRefuses('has-interest'));
  it.each([release, referBack, council])('is said once, and only of what is called in ($type)', (command) => {
    past().when(command).thenRefuses('not-published');
    past(opened).when(command).thenRefuses('not-called-in');
    for (const over of [released(), referredBack(), closed])
      past(...called, over).when(command).thenRefuses('call-in-settled');
  });
});

describe('a call-in', () => {
  it('is closed once there is nothing left to look at', () => {
    for (const history of [[opened], called, [...called, toCouncil], [...called, referredBack()]])
      past(...history).when(close).then(closed);
  });
  it('is not closed where it is settled or never was', () => {
    past().when(close).thenRefuses('not-published');
    for (const history of [[opened, ended], [...called, released()], [...called, closed]])
      past(...history).when(close).thenRefuses('call-in-settled');
  });
});
