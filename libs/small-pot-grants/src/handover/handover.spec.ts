import { specification } from '#testing';
import type { Agreed } from '../application/application.people.events.js';
import { handover } from './handover.decider.js';
import type { GroupHandedOver, HandoverAsked, HandoverConfirmed, HandoverRefused } from './handover.events.js';

const given = specification(handover);
const text = (label: string) => ({ _sd: label });
const [askedAt, expiresAt] = ['2027-05-01T09:00:00.000Z', '2027-05-15T09:00:00.000Z'];
const soon = '2027-05-03T09:00:00.000Z';
const move = { organisationId: 'brookside', handoverId: 'h1' };
const sam = { personId: 'sam', name: text('Sam'), email: text('sam@example.org') };
const nell = { to: 'nell', name: text('Nell'), email: text('nell@example.org') };
const facts = {
  ...move, ...nell, funderId: 'lcc', askedBy: 'olu', reason: text('She left'), told: text('Minutes'), contacts: [],
  applicationId: 'a1',
};
const ask = {
  type: 'AskForHandover', ...facts, second: sam, accounts: ['olu', 'olu-2'], group: ['amina'], at: askedAt,
} as const;
const asked: HandoverAsked = { type: 'HandoverAsked', data: { ...facts, second: sam, askedAt, expiresAt } };
const askedOfOfficer: HandoverAsked = { ...asked, data: { ...asked.data, second: null } };
const withdrawn = { type: 'HandoverWithdrawn', data: { ...move, withdrawnBy: 'olu', withdrawnAt: soon } } as const;

const goes = {
  applicationIds: ['a1', 'a2'], ends: [{ organisationId: 'brookside', personId: 'amina', role: 'signatory' }],
} as const;
const bySam = { ...move, by: 'second-contact', personId: 'sam', accounts: [], group: ['amina'], at: soon } as const;
const byPriya = { ...bySam, by: 'second-officer', personId: 'priya', accounts: ['priya'] } as const;
const yes = (by: typeof bySam | typeof byPriya) => ({ type: 'ConfirmHandover', ...by, ...goes } as const);
const no = (by: typeof bySam | typeof byPriya) => ({ type: 'RefuseHandover', ...by } as const);
const confirmed = (by: Agreed, personId: string): HandoverConfirmed =>
  ({ type: 'HandoverConfirmed', data: { ...move, by, personId, answeredAt: soon } });
const handedOver = (agreedBy: Agreed): GroupHandedOver =>
  ({ type: 'GroupHandedOver', data: { ...move, ...nell, ...goes, agreedBy } });
const refused: HandoverRefused =
  { type: 'HandoverRefused', data: { ...move, by: 'second-contact', personId: 'sam', answeredAt: soon } };

describe('asking that a group goes to a new person', () => {
  it('waits two weeks for whoever has to agree', () => given().when(ask).then(asked));
  it('is done once at a time', () => given(asked).when({ ...ask, at: soon }).thenRefuses('handover-open'));
  it.each([['stopped', withdrawn], ['answered with no', refused], ['done', handedOver('second-contact')]] as const)(
    'can be done again once it was %s', (_, end) =>
      given(asked, end).when({ ...ask, at: askedAt }).then(asked));
  it('can be done again when nobody answered', () =>
    given(asked).when({ ...ask, at: expiresAt }).then(
      { ...asked, data: { ...asked.data, askedAt: expiresAt, expiresAt: '2027-05-29T09:00:00.000Z' } }));
  it('is not for an officer who belongs to the group, with whichever account', () =>
    given().when({ ...ask, group: ['amina', 'olu-2'] }).thenRefuses('own-group'));
  it('needs somebody who acts for the group now', () =>
    given().when({ ...ask, group: [] }).thenRefuses('nobody-to-follow'));
});

describe('agreeing to it', () => {
  it('is the second contact’s to do, and moves the group', () =>
    given(asked).when(yes(bySam)).then(confirmed('second-contact', 'sam'), handedOver('second-contact')));
  it('is a second officer’s to do where the group named nobody', () =>
    given(askedOfOfficer).when(yes(byPriya)).then(confirmed('second-officer', 'priya'), handedOver('second-officer')));
  it('is not a second officer’s to do where the group named somebody', () =>
    given(asked).when(yes(byPriya)).thenRefuses('second-contact-answers'));
  it('is not for just anybody whom the group knows', () => {
    given(asked).when(yes({ ...bySam, personId: 'amina' } as never)).thenRefuses('not-second-contact');
    given(askedOfOfficer).when(yes(bySam)).thenRefuses('not-second-contact');
  });
  it('is not for whoever asked, with whichever account', () => {
    given(askedOfOfficer).when({ ...yes(byPriya), accounts: ['olu-2', 'olu'] }).thenRefuses('asked-yourself');
    given(asked).when({ ...yes(bySam), accounts: ['olu'] }).thenRefuses('asked-yourself');
  });
  it('is not for an officer who belongs to the group', () =>
    given(askedOfOfficer).when({ ...yes(byPriya), group: ['priya'] }).thenRefuses('own-group'));
  it('is possible until just before the two weeks are over', () => {
    given(asked).when({ ...yes(bySam), at: expiresAt }).thenRefuses('handover-expired');
    given(asked).when({ ...no(bySam), at: expiresAt }).thenRefuses('handover-expired');
  });
  it('is possible once', () => {
    given(asked, confirmed('second-contact', 'sam'), handedOver('second-contact'))
      .when(yes(bySam)).thenRefuses('not-asked');
    given(asked, refused).when(yes(bySam)).thenRefuses('not-asked');
  });
  it('is about what was asked, and nothing that was asked before', () =>
    given(asked).when({ ...yes(bySam), handoverId: 'h0' }).thenRefuses('not-asked'));
});

describe('saying no', () => {
  it('leaves the group as it is', () => given(asked).when(no(bySam)).then(refused));
  it('is for those who could have agreed', () => given(asked).when(no(byPriya)).thenRefuses('second-contact-answers'));
});

describe('stopping it', () => {
  const stop = { type: 'WithdrawHandover', ...move, withdrawnBy: 'olu', at: soon } as const;
  it('leaves the group as it is', () => given(asked).when(stop).then(withdrawn));
  it('is possible while it waits', () => {
    given().when(stop).thenRefuses('not-asked');
    given(asked, handedOver('second-contact')).when(stop).thenRefuses('not-asked');
  });
});
