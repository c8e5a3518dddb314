import fc from 'fast-check';
import { callInStandingOf, decide, fold, Refusal } from '#kernel';
import { refusalOf, specification } from '#testing';
import { dee, used } from '../decision/deciding.examples.js';
import { application, type ApplicationCommand } from './application.decider.js';
import type { ApplicationEvent, GrantAwarded } from './application.events.js';
import {
  acceptance, allBut, award, facts, history, refusal, shifted, text, withdrawn,
} from './application.examples.js';

const given = specification(application);
const one = { applicationId: 'a1', roundId: 'r1' };
const until = '2027-05-17T22:59:59.999Z';
const acceptBy = '2027-05-31T22:59:59.999Z'; // 14 days later
const standing = { canBeCalledIn: true, until, members: 3, constitutionRevision: 1 } as const;
const held: GrantAwarded = { ...award, data: { ...award.data, acceptBy, callIn: standing } };
const calledIn: ApplicationEvent = { type: 'AwardCalledIn', data: one };
const back: ApplicationEvent = { type: 'AwardReferredBack', data: { ...one, by: 'committee' } };
const released = (cause: 'not-called-in' | 'released', to: string): ApplicationEvent =>
  ({ type: 'OfferReleased', data: { ...one, cause, pence: 40_000, acceptBy: to } });
const waiting = [...history.submitted, held];
const later = '2027-06-10T09:00:00.000Z';
const laterStill = '2027-06-24T09:00:00.000Z';

const accept = { type: 'AcceptGrant', at: later, applicationId: 'a1', accounts: ['gita'] } as const;
const refuse = { type: 'RefuseGrant', at: later, applicationId: 'a1', accounts: ['gita'] } as const;
const lapsing = { type: 'LapseOffer', at: '2030-01-01T00:00:00.000Z', applicationId: 'a1' } as const;
const hold = { type: 'HoldForCallIn', at: later, applicationId: 'a1' } as const;
const refer = { type: 'ReferAwardBack', at: later, applicationId: 'a1', by: 'committee' } as const;
const release = { type: 'ReleaseOffer', at: later, applicationId: 'a1', cause: 'released' } as const;
const again = { applicationId: 'a1', reasons: text('again'), decidedBy: 'dee', case: facts, at: later } as const;
const confirm = { type: 'ConfirmAward', ...again } as const;
const takeBack = { type: 'TakeBackAward', ...again } as const;
const decidedAgain = {
  ...one, pence: 40_000, reasons: text('again'), decidedBy: 'dee', delegation: used, interestsRevision: 1,
  dutiesRevision: 1,
};
const phases = [
  { phase: 'can be called in', before: waiting }, { phase: 'is called in', before: [...waiting, calledIn] },
  { phase: 'is to be decided again', before: [...waiting, calledIn, back] },
];

describe.each(phases)('an award that $phase', ({ before }) => {
  it.each([accept, lapsing])('is neither accepted nor lapses, however late it is ($type)', (command) =>
    given(...before).when(command).thenRefuses('offer-held'));
  it('can be turned down, and taken back by the group', () => {
    given(...before).when(refuse).then(refusal);
    given(...before).when({ type: 'WithdrawApplication', applicationId: 'a1', at: later }).then(withdrawn('awarded'));
  });
});

describe('an award that can be called in', () => {
  it('becomes an offer when nobody did, with as long to answer as the group was told', () => {
    const at = '2027-05-17T23:00:00.000Z';
    given(...waiting).when({ ...release, cause: 'not-called-in', at })
      .then(released('not-called-in', acceptBy));
  });
  it('waits for longer once it is called in', () => given(...waiting).when(hold).then(calledIn));
  it('becomes an offer once it is released, with as long to answer', () => {
    given(...waiting, calledIn).when(release).then(released('released', laterStill));
    given(...waiting, calledIn, released('released', laterStill)).when(accept).then(acceptance);
  });
  it('is not released as if nobody had called it in', () =>
    given(...waiting, calledIn).when({ ...release, cause: 'not-called-in' }).thenRefuses('not-open'));
  it('is not released or sent back before it is called in', () => {
    given(...waiting).when(release).thenRefuses('not-called-in');
    given(...waiting).when(refer).thenRefuses('not-called-in');
  });
  it('lapses as any other offer once it is released', () => {
    const offer = [...waiting, calledIn, released('released', laterStill)];
    given(...offer).when({ ...lapsing, at: shifted(laterStill, -1) }).thenRefuses('too-early');
    given(...offer).when({ ...lapsing, at: laterStill })
      .then({ type: 'OfferLapsed', data: { ...one, pence: 40_000, acceptBy: laterStill } });
  });
});

describe('deciding again', () => {
  const sentBack = [...waiting, calledIn, back];
  it('follows from being sent back', () => given(...waiting, calledIn).when(refer).then(back));
  it('confirms the award, which then is an offer', () => {
    const confirmed: ApplicationEvent = { type: 'AwardConfirmed', data: { ...decidedAgain, acceptBy: laterStill } };
    given(...sentBack).when(confirm).then(confirmed);
    given(...sentBack, confirmed).when(accept).then(acceptance);
  });
  it('takes the award back: the application then waits for a decision', () => {
    const taken: ApplicationEvent = { type: 'AwardTakenBack', data: decidedAgain };
    given(...sentBack).when(takeBack).then(taken);
    given(...sentBack, taken).when(accept).thenRefuses('no-offer');
    given(...sentBack, taken).when({ type: 'AwardGrant', ...award.data, at: later }).then(award);
  });
  it.each([confirm, takeBack])('needs no interest, other duties and a delegation, as ever ($type)', (command) => {
    const when = (changes: Partial<typeof facts>) =>
      given(...sentBack).when({ ...command, case: { ...facts, ...changes } });
    when({ interest: { ...facts.interest, conflicted: true } }).thenRefuses('has-interest');
    when({ by: { ...dee, accounts: ['dee', 'sam'] } }).thenRefuses('assessor-cannot-decide');
    when({ by: { ...dee, accounts: ['dee', 'fay'] } }).thenRefuses('filled-in-cannot-decide');
    when({ by: { ...dee, delegations: [] } }).thenRefuses('beyond-delegation');
  });
  it.each([confirm, takeBack])('is for nothing else ($type)', (command) => {
    for (const before of [waiting, [...waiting, calledIn], history.awarded])
      given(...before).when(command).thenRefuses('not-referred-back');
    for (const status of allBut('awarded', 'draft'))
      given(...history[status]).when(command).thenRefuses('not-referred-back');
  });
});

describe('an award, whatever comes in whichever order,', () => {
  const commands: readonly ApplicationCommand[] = [
    accept, lapsing, hold, refer, release, { ...release, cause: 'not-called-in' }, confirm, takeBack,
  ];
  it('is never accepted and never lapses before its own record says that it is an offer', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...commands), { maxLength: 12 }), (all) => {
      const events: ApplicationEvent[] = [...waiting];
      for (const command of all) {
        const [isOffer, next] = [events.some(isAnOffer), tried(command, events)];
        if (next.some(({ type }) => type === 'GrantAccepted' || type === 'OfferLapsed')) expect(isOffer).toBe(true);
        events.push(...next);
      }
    }));
  });
});

const isAnOffer = ({ type }: ApplicationEvent) => type === 'OfferReleased' || type === 'AwardConfirmed';

function tried(command: ApplicationCommand, events: readonly ApplicationEvent[]): readonly ApplicationEvent[] {
  try {
    return decide(application, command, fold(application, events));
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

describe('whether a decision can be called in', () => {
  const callIn = {
    constitutionRevision: 4, fromPence: 50_000, members: 3, until, exemptedBy: null, wasCalledIn: false,
  } as const;
  const no = (because: string) => ({ constitutionRevision: 4, canBeCalledIn: false, because });
  it('is as the constitution says, from its sum on', () => {
    expect(callInStandingOf(50_000, callIn, ['dee'])).toEqual({ ...standing, constitutionRevision: 4 });
    expect(callInStandingOf(49_999, callIn, ['dee'])).toEqual(no('below-sum'));
  });
  it('does not arise where the funder has none', () => expect(callInStandingOf(1, null, ['dee'])).toBeUndefined());
  it('is no where it was exempted as urgent, by somebody else than whoever decides', () => {
    const urgent = { ...callIn, exemptedBy: ['mona', 'mona-2'] };
    expect(callInStandingOf(50_000, urgent, ['dee'])).toEqual(no('urgent'));
    expect(refusalOf(() => callInStandingOf(50_000, urgent, ['dee', 'mona-2'])).rule).toBe('own-exemption');
  });
  it('is no for a decision that was called in before', () =>
    expect(callInStandingOf(50_000, { ...callIn, wasCalledIn: true }, ['dee'])).toEqual(no('called-in-before')));
});
