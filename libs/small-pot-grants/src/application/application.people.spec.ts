import { specification } from '#testing';
import { allBut, begun, contactGiven, everyStatus, history, text, whileOpen } from './application.examples.js';
import { application } from './application.decider.js';
import type { ApplicationHandedOver, SecondContactNamed } from './application.people.events.js';
import { evolveApplication, started } from './application.state.js';
import { fold } from '#kernel';

const given = specification(application);
const one = { applicationId: 'a1', roundId: 'r1' };
const sam = { personId: 'sam', name: text('Sam'), email: text('sam@example.org') };
const name = { type: 'NameSecondContact', applicationId: 'a1', ...sam, isFirst: false, at: whileOpen } as const;
const named: SecondContactNamed = { type: 'SecondContactNamed', data: { ...one, ...sam, namedAt: whileOpen } };
const toNell = {
  applicationId: 'a1', handoverId: 'h1', to: 'nell', name: text('Nell'), email: text('nell@example.org'),
  agreedBy: 'second-contact',
} as const;
const handOver = { type: 'HandOverApplication', ...toNell, at: whileOpen } as const;
const handedOver: ApplicationHandedOver =
  { type: 'ApplicationHandedOver', data: { ...toNell, roundId: 'r1', from: 'gita', handedOverAt: whileOpen } };

describe('a group’s second contact', () => {
  it.each(everyStatus)('can be named at any time: %s', (status) =>
    given(...history[status]).when(name).then(named));
  it('can be changed', () => given(begun, named).when(name).then(named));
  it('is somebody else than the first', () =>
    given(...history.draft).when({ ...name, isFirst: true }).thenRefuses('same-contact', 'email'));
  it('needs an application', () => given().when(name).thenRefuses('no-such-application'));
});

describe('an application of a group that goes to a new person', () => {
  it.each(everyStatus)('goes with it, whatever became of it: %s', (status) =>
    given(...history[status]).when(handOver).then(handedOver));
  it('goes once', () => given(...history.submitted, handedOver).when(handOver).thenRefuses('already-handed-over'));
  it('needs to have begun', () => given().when(handOver).thenRefuses('no-such-application'));

  it('is theirs from then on, and they are whom to write to', () => {
    const state = started(fold(application, [begun, contactGiven, handedOver]));
    expect(state).toMatchObject({
      applicantId: 'nell', contact: { name: text('Nell'), email: text('nell@example.org') },
      handedOver: { from: ['gita'], at: whileOpen },
    });
  });
  it('needs no contact page any more where it is a draft', () => {
    const state = started(fold(application, [begun, handedOver]));
    expect(state.answered).toEqual(['contact']);
  });
  it.each(allBut('draft'))('stands as it did: %s', (status) => {
    const before = fold(application, history[status]);
    expect(evolveApplication.ApplicationHandedOver(before, handedOver).status).toBe(before.status);
  });
});
