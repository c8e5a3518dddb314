import { specification } from '#testing';
import { panelMeeting } from './panel-meeting.decider.js';
import { panelEvidenceFor } from './panel-evidence.rules.js';
import {
  interestDeclared, minutesSigned, noPanel, opened, signedVote, voteCorrected, voteRecorded,
} from './panel.examples.js';

const given = specification(panelMeeting);
const at = '2027-05-11T19:00:00.000Z';
const application = { roundId: 'r1', awaitsDecision: true, askedPence: 500_000 };
const opening = { type: 'OpenPanelMeeting', at, ...opened.data, roundIsClosed: true, today: '2027-05-11' } as const;
const { roundId: _, ...interest } = interestDeclared.data;
const declaring = { type: 'DeclarePanelInterest', at, ...interest, application } as const;
const { roundId: __, tally: _____, ...vote } = voteRecorded.data;
const voting = { type: 'RecordPanelVote', at, ...vote, application, conflicted: [] as readonly string[] } as const;
const withoutZoe = vote.votes.filter(({ memberId }) => memberId !== 'zoe');
const signing =
  { type: 'SignPanelMinutes', at, meetingId: 'm1', signedBy: 'cass', accounts: ['cass'], entries: 2 } as const;
const { roundId: ___, tally: ____, ...correction } = voteCorrected.data;
const correcting = { ...correction, type: 'CorrectPanelVote', at, application, conflicted: [] } as const;
const signed = [opened, voteRecorded, minutesSigned];

describe('the minutes of a panel', () => {
  it('are opened by the clerk, with who was there', () => void given().when(opening).then(opened));
  it('are opened once', () => void given(opened).when(opening).thenRefuses('already-opened'));
  it('are about a round that has closed', () => {
    given().when({ ...opening, roundIsClosed: false }).thenRefuses('round-still-open');
  });
  it('are of a day that has come', () => {
    given().when({ ...opening, heldOn: '2027-05-12' }).thenRefuses('not-held-yet', 'heldOn');
    given().when({ ...opening, heldOn: 'Tuesday' }).thenRefuses('not-a-day', 'heldOn');
  });
  it('name each member once, and at least one', () => {
    const [first] = opened.data.present;
    given().when({ ...opening, present: [] }).thenRefuses('nobody-present', 'present');
    given().when({ ...opening, present: [first!, first!] }).thenRefuses('member-twice', 'present');
    given().when({ ...opening, present: Array.from({ length: 31 }, (_one, i) => ({ ...first!, memberId: `m-${i}` })) })
      .thenRefuses('too-many-members', 'present');
  });
  it('need as many members as the round asks for', () => {
    given().when({ ...opening, quorum: 4 }).thenRefuses('no-quorum', 'present');
    given().when({ ...opening, quorum: null }).then({ ...opened, data: { ...opened.data, quorum: null } });
  });
});

describe('an interest that a member declares in the meeting', () => {
  it('is recorded with what it is', () => void given(opened).when(declaring).then(interestDeclared));
  it('is recorded once', () => {
    given(opened, interestDeclared).when(declaring).thenRefuses('nothing-new', 'memberId');
  });
  it('is one of somebody who was there', () => {
    given(opened).when({ ...declaring, memberId: 'max' }).thenRefuses('not-a-member', 'memberId');
  });
  it('is in an application of this round', () => {
    given(opened).when({ ...declaring, application: { ...application, roundId: 'r2' } })
      .thenRefuses('not-in-this-round');
  });
  it('keeps their vote on it out', () => {
    given(opened, interestDeclared).when(voting).thenRefuses('member-has-interest', 'votes');
    given(opened, interestDeclared).when({ ...voting, votes: withoutZoe }).then({
      ...voteRecorded,
      data: { ...voteRecorded.data, votes: withoutZoe, tally: { for: 2, against: 0, abstained: 0, carried: true } },
    });
  });
  it('leaves their vote on others', () => {
    const other = { ...voting, applicationId: 'a2' };
    given(opened, interestDeclared).when(other)
      .then({ ...voteRecorded, data: { ...voteRecorded.data, applicationId: 'a2' } });
  });
  it('makes a vote that they had cast void, so that it is taken again', () => {
    given(opened, voteRecorded, interestDeclared).when({ ...signing, entries: 3 }).thenRefuses('nothing-to-sign');
  });
});

describe('a vote', () => {
  it('is recorded with how each member voted', () => void given(opened).when(voting).then(voteRecorded));
  it('can be recorded again until the chair signs', () => {
    given(opened, voteRecorded).when(voting).then(voteRecorded);
    given(...signed).when(voting).thenRefuses('minutes-signed');
  });
  it('leaves nobody out who may vote', () => {
    given(opened).when({ ...voting, votes: withoutZoe }).thenRefuses('vote-missing', 'votes');
  });
  it('is one for each member who was there', () => {
    given(opened).when({ ...voting, votes: [...vote.votes, { memberId: 'max', vote: 'for' }] })
      .thenRefuses('not-a-member', 'votes');
    given(opened).when({ ...voting, votes: [...vote.votes, { memberId: 'zoe', vote: 'for' }] })
      .thenRefuses('not-a-member', 'votes');
  });
  it('is for, against or abstained', () => {
    const odd = vote.votes.map((each) => ({ ...each, vote: 'perhaps' as 'for' }));
    given(opened).when({ ...voting, votes: odd }).thenRefuses('not-a-vote', 'votes');
  });
  it('is not one of who declared an interest with an account of their own', () => {
    given(opened).when({ ...voting, conflicted: ['zoe'] }).thenRefuses('member-has-interest', 'votes');
  });
  it('needs as many as the round asks for', () => {
    const votes = [{ memberId: 'volunteer-3', vote: 'for' }] as const;
    given(opened).when({ ...voting, conflicted: ['zoe', 'cass'], votes }).thenRefuses('no-quorum', 'votes');
  });
  it('is not carried where as many are against it', () => {
    const votes = [
      { memberId: 'cass', vote: 'for' }, { memberId: 'zoe', vote: 'against' },
      { memberId: 'volunteer-3', vote: 'abstained' },
    ] as const;
    given(opened).when({ ...voting, votes }).then({
      ...voteRecorded,
      data: { ...voteRecorded.data, votes, tally: { for: 1, against: 1, abstained: 1, carried: false } },
    });
  });
  it('is on an amount up to what was asked for, or on nothing', () => {
    for (const [motion, rule] of [
      [{ outcome: 'award', pence: 500_001 }, 'over-request'], [{ outcome: 'award', pence: 0 }, 'not-an-amount'],
      [{ outcome: 'decline', pence: 1 }, 'not-an-amount'],
    ] as const) given(opened).when({ ...voting, motion }).thenRefuses(rule, 'pence');
    const motion = { outcome: 'decline', pence: 0 } as const;
    given(opened).when({ ...voting, motion }).then({ ...voteRecorded, data: { ...voteRecorded.data, motion } });
  });
  it('is on an application that waits for a decision', () => {
    given(opened).when({ ...voting, application: { ...application, awaitsDecision: false } })
      .thenRefuses('not-awaiting-decision');
  });
  it('stands in minutes', () => void given().when(voting).thenRefuses('no-such-meeting'));
});

describe('the chair', () => {
  it('signs what was voted', () => void given(opened, voteRecorded).when(signing).then(minutesSigned));
  it('has something to sign', () => {
    given(opened).when(signing).thenRefuses('nothing-to-sign');
    given(...signed).when(signing).thenRefuses('nothing-to-sign');
  });
  it('signs what they have read, and nothing that the clerk added meanwhile', () => {
    given(opened, voteRecorded, voteRecorded).when(signing).thenRefuses('minutes-changed');
  });
  it('is another human than the clerk, whatever accounts they have', () => {
    given(opened, voteRecorded).when({ ...signing, signedBy: 'nia', accounts: ['nia'] })
      .thenRefuses('clerk-cannot-sign');
    given(opened, voteRecorded).when({ ...signing, accounts: ['cass', 'nia'] }).thenRefuses('clerk-cannot-sign');
  });
});

describe('what was signed', () => {
  it('is corrected with a reason, and not before it is signed', () => {
    given(...signed).when(correcting).then(voteCorrected);
    given(opened, voteRecorded).when(correcting).thenRefuses('not-signed');
  });
  it('is corrected even where it was decided on meanwhile', () => {
    given(...signed).when({ ...correcting, application: { ...application, awaitsDecision: false } })
      .then(voteCorrected);
  });
  it('is signed again, by somebody who did not correct it', () => {
    given(...signed, voteCorrected).when({ ...signing, entries: 3 }).then(minutesSigned);
    given(...signed, { ...voteCorrected, data: { ...voteCorrected.data, recordedBy: 'cass' } }).when(signing)
      .thenRefuses('clerk-cannot-sign');
  });
});

describe('a decision', () => {
  const award = { outcome: 'award', pence: 300_000 } as const;
  const chair = { ...noPanel, isChair: true };

  it('needs no panel where none has voted', () => expect(panelEvidenceFor(award, noPanel)).toBeNull());
  it('waits until a vote is signed, whoever decides', () => {
    expect(() => panelEvidenceFor(award, { ...noPanel, hasUnsigned: true })).toThrow('not signed');
  });
  it('of the chair is what the panel carried', () => {
    expect(panelEvidenceFor(award, { ...chair, signed: signedVote })).toEqual(signedVote);
    expect(() => panelEvidenceFor(award, chair)).toThrow('it has not voted on this yet');
    expect(() => panelEvidenceFor({ ...award, pence: 299_999 }, { ...chair, signed: signedVote }))
      .toThrow('The panel voted to award £3,000. Decide that.');
    expect(() => panelEvidenceFor(award, { ...chair, signed: { ...signedVote, tally: voteCorrected.data.tally } }))
      .toThrow('did not agree to award £3,000');
  });
  it('of somebody else may depart from it, and stands beside it', () => {
    expect(panelEvidenceFor({ outcome: 'decline', pence: 0 }, { ...noPanel, signed: signedVote })).toEqual(signedVote);
  });
});
