import { refusalOf, specification } from '#testing';
import { mustBeFreeToDecideOnProposal } from './deciding.rules.js';
import { proposal } from './proposal.decider.js';

const given = specification(proposal);
const at = '2027-04-10T09:00:00.000Z';
const text = (words: string) => ({ _sd: words });
const facts = {
  proposalId: 's1', reference: 'SP-7K3M2Q9X', funderId: 'lcc', consultationId: 'c1', proposerId: 'una',
  organisationId: null, group: text('Friends'), facility: text('A kitchen'), place: text('The hall'),
  wardCode: 'E05001620', forWhom: text('Families'), costPence: 2_500_000, readyYear: 2028, contactName: text('Una'),
  contactEmail: text('una@x'),
} as const;
const make = { type: 'MakeProposal', at, ...facts, isOpen: true } as const;
const made = { type: 'ProposalMade', data: facts } as const;
const standing = { type: 'ProposalMade', data: { ...facts, consultationId: null } } as const;
const put = {
  type: 'PutProposalForward', at, proposalId: 's1', consultationId: 'c2', how: 'standing', putBy: 'nadia', isOpen: true,
} as const;
const withdrawn = { type: 'ProposalWithdrawn', data: { proposalId: 's1', withdrawnBy: 'una' } } as const;
const money = { proposalId: 's1', obligationId: 'o1', allocationId: 'l1' };
const accepted = {
  type: 'ProposalAccepted', data: { ...money, pence: 2_000_000, reasons: text('Needed'), decidedBy: 'jean' },
} as const;
const accept = { ...accepted.data, type: 'AcceptProposal', at } as const;
const free = { accounts: ['jean'], proposers: ['una'], interested: [], isBeingAsked: false };
const evidence = { proposalRevision: 1, consultationId: 'c1', consultationRevision: 5, rank: 2 };
const by = {
  accounts: ['jean'], others: [],
  delegations: [{ delegationId: 'd1', revision: 1, upToPence: 2_500_000, from: '2026-01-01T00:00:00.000Z', until: null,
    endedAt: null, givenBy: 'mona' }],
  duties: { scorerFromPence: 0, approverFromPence: 0, setBy: null, revision: 0 },
};
const no = { proposalId: 's1', reasons: text('Others need it more'), decidedBy: 'jean', evidence };
const decline = { type: 'DeclineProposal', at, ...no, case: free, by } as const;
const declined = { type: 'ProposalDeclined', data: {
  ...no, delegation: { delegationId: 'd1', revision: 1, upToPence: 2_500_000 },
} } as const;

describe('a proposal', () => {
  it('is made for a consultation that runs', () => {
    given().when(make).then(made);
    given().when({ ...make, isOpen: false }).thenRefuses('consultation-over');
    given(made).when(make).thenRefuses('already-made');
  });
  it('can stand ready before anybody asks', () =>
    given().when({ ...make, consultationId: null, isOpen: false }).then(standing));
  it('may be in no ward that is known, and ready in no year that is known', () => {
    const unsure = { ...facts, wardCode: null, readyYear: null };
    given().when({ ...make, ...unsure }).then({ type: 'ProposalMade', data: unsure });
    given().when({ ...make, wardCode: 'Audley' }).thenRefuses('not-a-ward', 'wardCode');
    given().when({ ...make, readyYear: 28 }).thenRefuses('not-a-year', 'readyYear');
  });
  it('costs something', () => {
    given().when({ ...make, costPence: 0 }).thenRefuses('not-an-amount', 'costPence');
    given().when({ ...make, costPence: 0.5 }).thenRefuses('not-an-amount', 'costPence');
  });
  it('that stands ready is put forward, once in each consultation', () => {
    const { type: _, at: __, isOpen: ___, ...data } = put;
    given(standing).when(put).then({ type: 'ProposalPutForward', data });
    given(standing, { type: 'ProposalPutForward', data }).when(put).thenRefuses('already-put-forward');
    given(standing).when({ ...put, isOpen: false }).thenRefuses('consultation-over');
    given(standing, withdrawn).when(put).thenRefuses('not-standing');
  });
  it('can be taken back until it is decided', () => {
    given(made).when({ type: 'WithdrawProposal', at, ...withdrawn.data }).then(withdrawn);
    given(made, declined).when({ type: 'WithdrawProposal', at, ...withdrawn.data }).thenRefuses('not-standing');
  });
});

describe('a yes', () => {
  it('sets money aside, up to what it costs', () => {
    given(made).when(accept).then(accepted);
    given(made).when({ ...accept, pence: 2_500_001 }).thenRefuses('above-cost', 'pence');
    given(made, withdrawn).when(accept).thenRefuses('not-standing');
    given().when(accept).thenRefuses('no-such-proposal');
  });
  it('falls when all of its money is free again, and the proposal stands as before', () => {
    const release = { type: 'ReleaseProposalFunding', at, ...money, pence: 2_000_000 } as const;
    const released = { type: 'ProposalFundingReleased', data: money } as const;
    given(made, accepted).when(release).then(released);
    given(made, accepted, released).when(accept).then(accepted);
    given(made, accepted).when({ ...release, pence: 1_999_999 }).thenRefuses('partly-used');
    given(made).when(release).thenRefuses('not-funded');
  });
});

describe('a no', () => {
  it('has reasons, and rests on a delegation for the whole of it', () => {
    given(made).when(decline).then(declined);
    given(made).when({ ...decline, by: { ...by, delegations: [] } }).thenRefuses('beyond-delegation');
  });
  it('is said once', () => given(made, declined).when(decline).thenRefuses('not-standing'));
});

describe('whoever decides on a proposal', () => {
  const deciding = (facts1: Partial<typeof free>) =>
    refusalOf(() => mustBeFreeToDecideOnProposal({ ...free, ...facts1 })).rule;
  it('is free to where nothing is in the way', () =>
    expect(() => mustBeFreeToDecideOnProposal(free)).not.toThrow());
  it('did not make it, with whichever account', () =>
    expect(deciding({ proposers: ['una', 'jean-2'], accounts: ['jean', 'jean-2'] })).toBe('own-proposal'));
  it('has no interest in it', () => expect(deciding({ interested: ['jean'] } as never)).toBe('has-interest'));
  it('waits for the sector, which has its time', () =>
    expect(deciding({ isBeingAsked: true })).toBe('consultation-running'));
});
