import type { Deciding } from '#kernel';
import { specification } from '#testing';
import { dee, delegated, used } from '../decision/deciding.examples.js';
import { application } from './application.decider.js';
import {
  acceptance, acceptBy, afterClosing as at, allBut, award, closesAt, decline, facts, history, lapse, openRound as round,
  refusal, shifted, text, whileOpen, withdrawn,
} from './application.examples.js';

const given = specification(application);
const awarding = {
  type: 'AwardGrant', at, applicationId: 'a1', pence: 40_000, reasons: text('good for East'), decidedBy: 'dee',
  acceptBy,
} as const;
const declining = {
  type: 'DeclineApplication', at, applicationId: 'a1', reasons: text('others came first'), decidedBy: 'dee', round,
  case: facts,
} as const;
const by = (changes: Partial<Deciding>) => ({ ...declining, case: { ...facts, by: { ...dee, ...changes } } });
const accept = { type: 'AcceptGrant', at, applicationId: 'a1', accounts: ['gita'] } as const;
const refuse = { type: 'RefuseGrant', at, applicationId: 'a1', accounts: ['gita'] } as const;
const lapsing = { type: 'LapseOffer', at: acceptBy, applicationId: 'a1' } as const;

describe('awarding a grant to a group', () => {
  it('offers it, with the reasons and the time to accept', () => {
    given(...history.submitted).when(awarding).then(award);
  });
  it.each([1, 45_000])('may award %d pence where 45000 were asked for', (pence) => {
    given(...history.submitted).when({ ...awarding, pence }).then({ ...award, data: { ...award.data, pence } });
  });
  it('never awards a penny more than was asked for', () => {
    given(...history.submitted).when({ ...awarding, pence: 45_001 }).thenRefuses('over-request', 'pence');
  });
  it.each([0, -1, 0.5, NaN, Infinity])('does not award %d pence', (pence) => {
    given(...history.submitted).when({ ...awarding, pence }).thenRefuses('not-an-amount', 'pence');
  });
});

describe('declining an application', () => {
  it('records the reasons, and what the decider stood on', () => {
    given(...history.submitted).when(declining).then(decline);
  });
  it('waits until the round has closed, to the millisecond', () => {
    given(...history.submitted).when({ ...declining, at: closesAt }).then(decline);
    given(...history.submitted).when({ ...declining, at: shifted(closesAt, -1) }).thenRefuses('round-still-open');
  });
  it('is no decision where the round was cancelled', () => {
    given(...history.submitted).when({ ...declining, round: { ...round, status: 'cancelled' } })
      .thenRefuses('round-cancelled');
  });
  it('comes too late when an award is on its way', () => {
    given(...history.submitted).when({ ...declining, case: { ...facts, awaitsDecision: false } })
      .thenRefuses('not-awaiting-decision');
  });
  it('is not for somebody with an interest', () => {
    const interest = { ...facts.interest, conflicted: true };
    given(...history.submitted).when({ ...declining, case: { ...facts, interest } }).thenRefuses('has-interest');
  });
  it('is not for somebody who has not said whether they have an interest', () => {
    const interest = { ...facts.interest, covered: false };
    given(...history.submitted).when({ ...declining, case: { ...facts, interest } })
      .thenRefuses('interests-not-declared');
  });
  it('is not for somebody who scored it', () => {
    given(...history.submitted).when(by({ accounts: ['dee', 'sam'] })).thenRefuses('assessor-cannot-decide');
  });
  it('is not for somebody who filled it in for the group, with any account and for any sum', () => {
    const free = { ...dee.duties, scorerFromPence: 1_000_000, approverFromPence: 1_000_000 };
    given(...history.submitted).when(by({ accounts: ['dee', 'fay'], duties: free }))
      .thenRefuses('filled-in-cannot-decide');
  });
  it('is not for somebody who approved the round', () => {
    given(...history.submitted).when(by({ accounts: ['bob'] })).thenRefuses('approver-cannot-decide');
  });
  it('rests on no delegation that the decider gave, whoever it was given to', () => {
    given(...history.submitted).when(by({ delegations: [{ ...delegated, givenBy: 'dee-2' }] }))
      .thenRefuses('beyond-delegation');
  });
  it('keeps duties apart for whoever let them join', () => {
    const duties = { scorerFromPence: 1_000_000, approverFromPence: 1_000_000, setBy: 'mona', revision: 1 };
    const accounts = ['dee', 'sam', 'bob'];
    given(...history.submitted).when(by({ duties, accounts })).then(decline);
    given(...history.submitted).when(by({ duties: { ...duties, setBy: 'dee' }, accounts }))
      .thenRefuses('assessor-cannot-decide');
  });
  it('needs a delegation for the whole sum that was asked for', () => {
    const upTo = (upToPence: number) => by({ delegations: [{ ...delegated, upToPence }] });
    given(...history.submitted).when(by({ delegations: [] })).thenRefuses('beyond-delegation');
    given(...history.submitted).when(upTo(44_999)).thenRefuses('beyond-delegation');
    const delegation = { ...used, upToPence: 45_000 };
    given(...history.submitted).when(upTo(45_000)).then({ ...decline, data: { ...decline.data, delegation } });
  });
});

describe.each([{ name: 'an award', command: awarding }, { name: 'a decline', command: declining }])(
  '$name', ({ command }) => {
    it.each(allBut('submitted'))('is refused where the application is %s', (status) => {
      given(...history[status]).when(command).thenRefuses('not-awaiting-decision');
    });
    it('needs an application', () => void given().when(command).thenRefuses('no-such-application'));
  });

describe('an offer', () => {
  it('can be accepted to the last moment', () => {
    given(...history.awarded).when(accept).then(acceptance);
    given(...history.awarded).when({ ...accept, at: shifted(acceptBy, -1) }).then(acceptance);
  });
  it.each([0, 1, 86_400_000])(
    'cannot be accepted %d milliseconds after its time, even if the lapse was not noted yet', (late) => {
      given(...history.awarded).when({ ...accept, at: shifted(acceptBy, late) }).thenRefuses('offer-lapsed');
    });
  it('can be refused', () => void given(...history.awarded).when(refuse).then(refusal));
  it('can be refused late, too, as long as the lapse was not noted: the money comes back either way', () => {
    given(...history.awarded).when({ ...refuse, at: shifted(acceptBy, 1) }).then(refusal);
  });
  it('lapses when its time has run out', () => void given(...history.awarded).when(lapsing).then(lapse));
  it('does not lapse a millisecond before', () => {
    given(...history.awarded).when({ ...lapsing, at: shifted(acceptBy, -1) }).thenRefuses('too-early');
  });
  it('is of the amount that was awarded, not of the one that was asked for', () => {
    const inPart = { ...award, data: { ...award.data, pence: 1 } };
    given(...history.submitted, inPart).when(accept).then({ ...acceptance, data: { ...acceptance.data, pence: 1 } });
  });
  it.each([accept, refuse, lapsing])('is answered once, and has to be there ($type)', (command) => {
    for (const status of allBut('awarded')) given(...history[status]).when(command).thenRefuses('no-offer');
    given(...history.awarded, withdrawn('awarded')).when(command).thenRefuses('no-offer');
    given().when(command).thenRefuses('no-such-application');
  });
});

describe('withholding parts of an award from the public', () => {
  const withholding = {
    type: 'WithholdFromPublication', at, applicationId: 'a1', parts: ['place'], reason: text('a refuge'),
    withheldBy: 'olu',
  } as const;
  const withheld = {
    type: 'PublicationWithheld',
    data: { applicationId: 'a1', roundId: 'r1', parts: ['place'], reason: text('a refuge'), withheldBy: 'olu' },
  } as const;

  it.each(allBut('draft'))('is possible where the application is %s', (status) => {
    given(...history[status]).when(withholding).then(withheld);
  });
  it('may be set again', () => {
    const parts = ['group', 'place'] as const;
    given(...history.awarded, withheld).when({ ...withholding, parts })
      .then({ ...withheld, data: { ...withheld.data, parts } });
  });
  it('changes nothing about the offer', () => void given(...history.awarded, withheld).when(accept).then(acceptance));
  it.each([
    ['nothing', []], ['the same part twice', ['place', 'place']], ['a part that is none', ['Rose House' as 'place']],
    ['a part that is none beside one that is', ['group', 'Rose House' as 'place']],
  ] as const)('does not take %s', (_what, parts) => {
    given(...history.submitted).when({ ...withholding, parts }).thenRefuses('nothing-withheld', 'parts');
  });
  it('needs an application that was sent', () => {
    given(...history.draft).when({ ...withholding, at: whileOpen }).thenRefuses('not-sent');
    given().when(withholding).thenRefuses('no-such-application');
  });
});
