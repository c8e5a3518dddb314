import { decide, fold } from '#kernel';
import { refusalOf, specification } from '#testing';
import { round } from './round.decider.js';
import type { RoundCancelled, RoundEvent, RoundFundingRefused } from './round.events.js';
import {
  approval, beforeOpening as at, cancelled, closed, closesAt, confirmed, drafted, moneySet, opened, opensAt, planned,
  released, reserved, sectionsSet, securedFrom, sent, shifted, simple, text, timetableSet,
} from './round.examples.js';
import { sections } from './round.terms.rules.js';

const given = specification(round);
const [securedF1, securedF2] = [securedFrom('f1', 600_000), securedFrom('f2', 400_000)];
const sendForApproval = { type: 'SendRoundForApproval', at, roundId: 'r1', sentBy: 'ann' } as const;
const sendBack = {
  type: 'SendRoundBack', at, roundId: 'r1', sentBackBy: 'bob', accounts: ['bob', 'bob-2'], reasons: text('reasons'),
} as const;
const sentBack = {
  type: 'RoundSentBack', data: { roundId: 'r1', sentBackBy: 'bob', reasons: text('reasons') },
} as const;
const approve =
  { type: 'ApproveRound', at, roundId: 'r1', approvedBy: 'bob', accounts: ['bob', 'bob-2'] } as const;
const secureF1 = { type: 'SecureRoundFunding', at, roundId: 'r1', fundId: 'f1', pence: 600_000 } as const;
const secureF2 = { type: 'SecureRoundFunding', at, roundId: 'r1', fundId: 'f2', pence: 400_000 } as const;
const refuseF2 = { type: 'RefuseRoundFunding', at, roundId: 'r1', fundId: 'f2', rule: 'over-budget' } as const;
const refusedAfter = (...earlier: string[]): RoundFundingRefused =>
  ({ type: 'RoundFundingRefused', data: { roundId: 'r1', fundId: 'f2', rule: 'over-budget', securedFrom: earlier } });
const ended: RoundEvent[] = [...simple.complete, cancelled];

describe('drafting a round', () => {
  const draft = { type: 'DraftRound', at, roundId: 'r1', funderId: 'lcc', draftedBy: 'ann' } as const;
  it('records whose round it is and who began it', () => void given().when(draft).then(drafted));
  it('is refused a second time', () => void given(drafted).when(draft).thenRefuses('already-drafted'));
  it.each(['roundId', 'funderId'])('has no room for a text in the %s, which stands in clear', (field) => {
    given().when({ ...draft, [field]: 'our summer round' }).thenRefuses('not-an-id');
  });
});

describe('sending a round for approval', () => {
  it('records who sent it', () => void given(...simple.complete).when(sendForApproval).then(sent));
  it.each(sections)('waits until the section "%s" is there', (section) => {
    const others = sections.filter((one) => one !== section).map((one) => sectionsSet[one]);
    const draft = fold(round, [drafted, ...others]);
    expect(refusalOf(() => decide(round, sendForApproval, draft)))
      .toMatchObject({ rule: 'round-incomplete', message: `First finish these sections: ${section}` });
  });
  it('names every section that is missing', () => {
    expect(refusalOf(() => decide(round, sendForApproval, fold(round, [drafted, timetableSet])))).toMatchObject({
      rule: 'round-incomplete',
      message: 'First finish these sections: about, area, money, eligibility, criteria, decision',
    });
  });
  it('is possible to the last moment before the round closes', () => {
    given(...simple.complete).when({ ...sendForApproval, at: shifted(closesAt, -1) }).then(sent);
  });
  it('is too late when the round is to close', () => {
    given(...simple.complete).when({ ...sendForApproval, at: closesAt }).thenRefuses('closes-in-the-past', 'closesAt');
  });
  it.each([
    ['was sent', simple.awaiting], ['is approved', simple.approved], ['is scheduled', simple.scheduled],
    ['was cancelled', ended],
  ])('is refused where the round %s', (_when, history) => {
    given(...history).when(sendForApproval).thenRefuses('not-a-draft');
  });
  it('needs a round', () => void given().when(sendForApproval).thenRefuses('no-such-round'));
});

describe('approving a round', () => {
  it('says what each fund is to set aside', () => void given(...simple.awaiting).when(approve).then(approval));
  it('is not for whoever began it, even if others wrote the rest', () => {
    const others = [...Object.values(sectionsSet)].map((set) => ({ ...set, data: { ...set.data, setBy: 'cat' } }));
    const history = [drafted, ...others, { ...sent, data: { roundId: 'r1', sentBy: 'cat' } }] as RoundEvent[];
    given(...history).when({ ...approve, accounts: ['ann'] }).thenRefuses('author-cannot-approve');
    given(...history).when(approve).then(approval);
  });
  it.each(Object.values(sectionsSet))('is not for whoever once wrote a section ($type)', (set) => {
    const byBob = { ...set, data: { ...set.data, setBy: 'bob' } } as RoundEvent;
    given(drafted, byBob, ...Object.values(sectionsSet), sent).when(approve).thenRefuses('author-cannot-approve');
  });
  it('is not for whoever wrote it with another account', () => {
    given(...simple.awaiting).when({ ...approve, accounts: ['bob', 'ann'] }).thenRefuses('author-cannot-approve');
  });
  it('is not for whoever sent it', () => {
    given(...simple.complete, { type: 'RoundSentForApproval', data: { roundId: 'r1', sentBy: 'bob' } })
      .when(approve).thenRefuses('author-cannot-approve');
  });
  it('is not for whoever worked on it before it was sent back', () => {
    const byCat = { ...timetableSet, data: { ...timetableSet.data, setBy: 'cat' } };
    given(drafted, byCat, ...Object.values(sectionsSet), sent, sentBack, sent)
      .when({ ...approve, accounts: ['cat'] }).thenRefuses('author-cannot-approve');
  });
  it('is still for whoever sent it back', () => {
    given(...simple.awaiting, sentBack, sent).when(approve).then(approval);
  });
  it('is too late when the round is to close', () => {
    given(...simple.awaiting).when({ ...approve, at: closesAt }).thenRefuses('closes-in-the-past', 'closesAt');
    given(...simple.awaiting).when({ ...approve, at: shifted(closesAt, -1) }).then(approval);
  });
});

describe.each([{ name: 'approving', command: approve }, { name: 'sending back', command: sendBack }])(
  '$name a round', ({ command }) => {
    it.each([
      ['is a draft', simple.complete], ['was sent back', [...simple.awaiting, sentBack]],
      ['is approved', simple.approved], ['is scheduled', simple.scheduled], ['was cancelled', ended],
    ])('is refused where it %s', (_when, history) => {
      given(...history).when(command).thenRefuses('not-awaiting-approval');
    });
    it('needs a round', () => void given().when(command).thenRefuses('no-such-round'));
  });

describe('sending a round back', () => {
  it('records the reasons', () => void given(...simple.awaiting).when(sendBack).then(sentBack));
  it('is not for whoever worked on it', () => {
    given(...simple.awaiting).when({ ...sendBack, accounts: ['ann'] }).thenRefuses('author-cannot-approve');
  });
  it('lets it be worked on and sent again', () => {
    given(...simple.awaiting, sentBack, timetableSet).when(sendForApproval).then(sent);
  });
});

describe('the money of an approved round', () => {
  it('comes from one fund after the other', () => void given(...simple.approved).when(secureF1).then(securedF1));
  it('lets the round be scheduled when all of it is there', () => {
    given(...simple.approved, securedF1).when(secureF2).then(securedF2, planned);
  });
  it('may come in any order', () => {
    given(...simple.approved, securedF2).when(secureF1).then(securedF1, planned);
  });
  it('may come from one fund alone', () => {
    const shares = [{ fundId: 'f1', pence: 1_000_000 }];
    const alone = { ...moneySet, data: { ...moneySet.data, shares } };
    given(...simple.complete, alone, sent, { ...approval, data: { ...approval.data, shares } })
      .when({ ...secureF1, pence: 1_000_000 }).then(securedFrom('f1', 1_000_000), planned);
  });
  it('counts once from each fund', () => {
    given(...simple.approved, securedF1).when(secureF1).thenRefuses('not-awaiting-funding');
    given(...simple.approved, securedF1).when({ ...refuseF2, fundId: 'f1' }).thenRefuses('not-awaiting-funding');
  });
  it('does not come from a fund that the round does not name', () => {
    given(...simple.approved).when({ ...secureF1, fundId: 'f3' }).thenRefuses('not-awaiting-funding');
    given(...simple.approved).when({ ...refuseF2, fundId: 'f3' }).thenRefuses('not-awaiting-funding');
  });
  it.each([599_999, 600_001])('is not %d pence where the terms say 600000', (pence) => {
    given(...simple.approved).when({ ...secureF1, pence }).thenRefuses('not-awaiting-funding');
  });
  it.each([
    ['is a draft', simple.complete], ['is waiting for approval', simple.awaiting],
    ['is scheduled', simple.scheduled], ['was cancelled', ended],
  ])('is not waited for while the round %s', (_when, history) => {
    given(...history).when(secureF1).thenRefuses('not-awaiting-funding');
    given(...history).when(refuseF2).thenRefuses('not-awaiting-funding');
  });
  it('needs a round', () => {
    given().when(secureF1).thenRefuses('no-such-round');
    given().when(refuseF2).thenRefuses('no-such-round');
  });
});

describe('a fund that has too little for a round', () => {
  const again: RoundEvent[] = [...simple.approved, securedF1, refusedAfter('f1')];

  it('frees what the other funds have set aside', () => {
    given(...simple.approved, securedF1).when(refuseF2).then(refusedAfter('f1'));
  });
  it('frees nothing where nothing was set aside', () => {
    given(...simple.approved).when(refuseF2).then(refusedAfter());
  });
  it('sends the round back to its drafters', () => {
    given(...again).when({ type: 'SetRoundTimetable', at, ...timetableSet.data }).then(timetableSet);
    given(...again, timetableSet).when(sendForApproval).then(sent);
  });
  it('has to be followed by a second approval, not by an author', () => {
    given(...again).when(approve).thenRefuses('not-awaiting-approval');
    given(...again, sent).when({ ...approve, accounts: ['ann'] }).thenRefuses('author-cannot-approve');
    given(...again, sent).when(approve).then(approval);
  });
  it('makes every fund be asked anew', () => {
    given(...again, sent, approval).when(secureF2).then(securedF2);
    given(...again, sent, approval, securedF2).when(secureF1).then(securedF1, planned);
  });
  it('has no room for a text in the rule, which stands in clear', () => {
    given(...simple.approved).when({ ...refuseF2, rule: 'there was not enough' }).thenRefuses('not-an-id', 'rule');
  });
});

describe('the clock', () => {
  const open = { type: 'OpenRound', at: opensAt, roundId: 'r1' } as const;
  const close = { type: 'CloseRound', at: closesAt, roundId: 'r1' } as const;

  it('opens a round at its opening time', () => void given(...simple.scheduled).when(open).then(opened));
  it('opens no round a millisecond before', () => {
    given(...simple.scheduled).when({ ...open, at: shifted(opensAt, -1) }).thenRefuses('too-early');
  });
  it('opens a round once', () => void given(...simple.scheduled, opened).when(open).thenRefuses('already-open'));
  it('opens no round that has closed', () => {
    given(...simple.scheduled, closed).when({ ...open, at: closesAt }).thenRefuses('already-closed');
  });
  it('closes a round at its closing time', () => void given(...simple.scheduled, opened).when(close).then(closed));
  it('closes no round a millisecond before', () => {
    given(...simple.scheduled, opened).when({ ...close, at: shifted(closesAt, -1) }).thenRefuses('too-early');
  });
  it('closes a round once', () => void given(...simple.over).when(close).thenRefuses('already-closed'));
  it('closes a round even if its opening was never noted', () => {
    given(...simple.scheduled).when(close).then(closed);
  });
  it.each([open, close])('leaves a round alone that is not scheduled ($type)', (command) => {
    given(...simple.complete).when(command).thenRefuses('round-not-scheduled');
    given(...simple.awaiting).when(command).thenRefuses('round-not-scheduled');
    given(...simple.approved).when(command).thenRefuses('round-not-scheduled');
    given(...simple.scheduled, cancelled).when(command).thenRefuses('round-cancelled');
    given().when(command).thenRefuses('no-such-round');
  });
});

describe('cancelling a round', () => {
  const cancel = { type: 'CancelRound', at, roundId: 'r1', cancelledBy: 'bob', reasons: text('reasons') } as const;
  const freeing = (...funds: string[]): RoundCancelled =>
    ({ ...cancelled, data: { ...cancelled.data, securedFrom: funds } });

  it.each([
    ['as a draft', simple.complete, freeing()],
    ['while it is waiting for approval', simple.awaiting, freeing()],
    ['before any fund has set money aside', simple.approved, freeing()],
    ['when one fund has set money aside', [...simple.approved, securedF1], freeing('f1')],
    ['when it is scheduled', simple.scheduled, freeing('f1', 'f2')],
    ['when it is open', [...simple.scheduled, opened], freeing('f1', 'f2')],
    ['when it has closed and nothing is awarded', simple.over, freeing('f1', 'f2')],
    ['when every award has come back', [...simple.over, reserved, released], freeing('f1', 'f2')],
    ['when a fund had too little', [...simple.approved, securedF1, refusedAfter('f1')], freeing()],
  ])('is possible %s', (_when, history, event) => void given(...history).when(cancel).then(event));
  it.each([
    ['offered', [...simple.over, reserved]], ['accepted', [...simple.over, reserved, confirmed]],
  ])('is too late when a grant is %s', (_when, history) => {
    given(...history).when(cancel).thenRefuses('has-awards');
  });
  it('happens once', () => void given(...ended).when(cancel).thenRefuses('already-cancelled'));
  it('needs a round', () => void given().when(cancel).thenRefuses('no-such-round'));
});

describe('a history that cannot be', () => {
  it.each([
    ['a section after the approval', [...simple.approved, timetableSet]],
    ['an approval without a draft', [approval]],
    ['an opening before the round is scheduled', [...simple.approved, opened]],
    ['money from a fund before the approval', [...simple.awaiting, securedF1]],
    ['an accepted grant that was never reserved', [...simple.over, confirmed]],
  ])('stops loudly: %s', (_what, history) => {
    expect(() => fold(round, history)).toThrow(/cannot have|Nothing is reserved/);
  });
});
