import { randomUUID } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import { EventStore, Execute, Policies, START } from '#event-store';
import { Accounts, Actor, Delegations, Duties } from '#identity';
import { Refusal } from '#kernel';
import { Assessments, Decisions, round, roundStream, smallPotGrantsPolicies } from '#small-pot-grants';
import { delegate } from './support/delegations.js';
import { registered } from './support/everybody.js';
import { type Moothall, startMoothall } from './support/moothall.js';
import { moments, type Sent, Story } from './support/story.js';

/** A rule's name; `null` where nothing was refused. */
async function ruleOf(act: Promise<unknown>): Promise<string | null> {
  return act.then(() => null, (error: unknown) => {
    if (error instanceof Refusal) return error.rule;
    throw error;
  });
}

describe('who may decide', () => {
  let moothall: Moothall;
  let story: Story;
  let sent: readonly Sent[];
  const keeper = () => new Actor('mona', [{ organisationId: story.funders.lcc, role: 'monitoring-officer' }]);
  const administrator = () => new Actor('ade', [{ organisationId: story.funders.lcc, role: 'administrator' }]);
  const typesOf = async () =>
    (await story.get(EventStore).readAll({ after: START, limit: 10_000 })).map(({ type }) => type);

  beforeAll(async () => {
    moothall = await startMoothall();
    story = await Story.begin(moothall);
    const roundId = await story.round({ perHead: false });
    sent = [await story.sent(roundId), await story.sent(roundId), await story.sent(roundId), await story.sent(roundId)];
    await story.declareNoInterests(sent);
  }, 60_000);
  afterAll(() => moothall.stop());

  /** A portfolio holder of the council who has no interest in anything. */
  const holder = async () => {
    const { personId } = await registered(moothall, story.funders.lcc, 'home', 'portfolio-holder');
    await story.isShown();
    return new Actor(personId!, [{ organisationId: story.funders.lcc, role: 'portfolio-holder' }]);
  };
  const declare = async (actor: Actor) => {
    const seen = sent.map(({ applicationId }) => applicationId);
    await story.get(Assessments).declareInterests(actor, randomUUID(), sent[0]!.roundId, { seen, interests: [] });
  };
  const award = (actor: Actor, { applicationId }: Sent, pence = 50_000) =>
    story.get(Decisions).award(actor, randomUUID(), applicationId, { pence, reasons: 'Needed.' });

  it('is nobody without a delegation, whatever their role', async () => {
    const actor = await holder();
    await declare(actor);
    expect(await ruleOf(award(actor, sent[0]!))).toBe('beyond-delegation');
    const declining = story.get(Decisions).decline(actor, randomUUID(), sent[0]!.applicationId, { reasons: 'No.' });
    expect(await ruleOf(declining)).toBe('beyond-delegation');
  });

  it('is whoever was given one, up to its sum, until it is ended', async () => {
    const actor = await holder();
    await declare(actor);
    const delegationId =
      await delegate(moothall, story.funders.lcc, { to: { personId: actor.personId }, upToPence: 50_000 });
    expect(await ruleOf(award(actor, sent[0]!, 50_001))).toBe('beyond-delegation');
    expect(await ruleOf(award(actor, sent[0]!))).toBeNull();
    await story.get(Delegations).end(keeper(), randomUUID(), delegationId, { reason: 'They have left.' });
    expect(await ruleOf(award(actor, sent[1]!))).toBe('beyond-delegation');
  });

  it('is nobody whose delegation ends between being read and being used: the money goes back to the pot', async () => {
    const [actor, { applicationId, roundId }] = [await holder(), sent[3]!];
    const delegationId = await delegate(moothall, story.funders.lcc, { to: { personId: actor.personId } });
    await story.get(Delegations).end(keeper(), randomUUID(), delegationId, { reason: 'At that very moment.' });
    const asRead = {
      delegationId, revision: 1, upToPence: 50_000, from: moments.before, until: null, endedAt: null, givenBy: 'mona',
    };
    const command = {
      type: 'ReserveGrant', roundId, pence: 50_000, decidedBy: actor.personId, reasons: { _sd: 'because' },
      at: moments.closed, case: {
        applicationId, awaitsDecision: true, askedPence: 100_000, wardCode: null, applicationRevision: 9,
        interest: { covered: true, conflicted: false, revision: 1 }, assessorIds: [], assessmentRevision: 0, rank: null,
        roundApprovedBy: 'priya', fillers: [],
        panel: { isChair: false, hasUnsigned: false, signed: null }, callIn: null, by: {
          accounts: [actor.personId], delegations: [asRead], others: [],
          duties: { scorerFromPence: 0, approverFromPence: 0, setBy: null, revision: 0 },
        },
      },
    } as const;
    const sender = actor.sender('decide', story.funders.lcc, randomUUID());
    const { revision } = await story.get(CommandBus).execute(new Execute(round, command, sender));
    const policy = smallPotGrantsPolicies.find(({ name }) => name === 'when-grant-reserved.award-grant')!;
    await story.get(Policies).hasten(policy, roundStream(roundId), revision);
    const released = (await story.get(EventStore).readStream(roundStream(roundId))).at(-1);
    expect(released).toMatchObject({ type: 'GrantReleased', data: { applicationId, cause: 'delegation-ended' } });
  });

  it('is nobody of another organisation', async () => {
    const elsewhere = { to: { personId: story.ids['Tom Ashworth']! } };
    expect(await ruleOf(delegate(moothall, story.funders.lcc, elsewhere))).toBe('not-of-this-organisation');
    const foreigner = new Actor('una', [{ organisationId: story.funders.lcf, role: 'monitoring-officer' }]);
    const wish = { organisationId: story.funders.lcc, scorerFromPence: 1, approverFromPence: 1, minute: 'Ours' };
    expect(await ruleOf(story.get(Duties).set(foreigner, randomUUID(), wish.organisationId, wish)))
      .toBe('not-permitted');
  });

  it('is not whoever scored it with another account, from whichever end the two were linked', async () => {
    const [jean, sam] = [await story.actor('Cllr Jean Hargreaves'), await story.actor('Sam Whittaker')];
    await story.score(sent[1]!, 'Sam Whittaker', 3, 4);
    const wish = { organisationId: story.funders.lcc, personId: sam.personId, otherId: jean.personId };
    await story.get(Accounts).link(administrator(), randomUUID(), { ...wish, reason: 'Her maiden name.' });
    expect(await ruleOf(award(jean, sent[1]!))).toBe('assessor-cannot-decide');
    expect(await story.get(Accounts).of(jean.personId)).toEqual([jean.personId, sam.personId]);
    expect((await typesOf()).filter((type) => type === 'AccountsLinked')).toHaveLength(2);
    const back = { ...wish, personId: jean.personId, otherId: sam.personId, reason: 'A mistake.' };
    await story.get(Accounts).unlink(administrator(), randomUUID(), back);
    expect(await story.get(Accounts).of(sam.personId)).toEqual([sam.personId]);
    expect(await ruleOf(award(jean, sent[1]!))).toBeNull();
  });

  it('is whoever scored it, too, below the sum that the funder sets', async () => {
    const both = await registered(moothall, story.funders.lcc, 'home', 'assessor');
    const actor = new Actor(both.personId!, [
      { organisationId: story.funders.lcc, role: 'assessor' }, { organisationId: story.funders.lcc, role: 'decider' },
    ]);
    await story.isShown();
    await declare(actor);
    await story.get(Assessments).score(actor, randomUUID(), sent[2]!.applicationId, [
      { criterionId: 'need', score: 3, reason: 'Yes.' }, { criterionId: 'reach', score: 3, reason: 'Yes.' },
    ]);
    expect(await ruleOf(award(actor, sent[2]!))).toBe('assessor-cannot-decide');
    const wish = { scorerFromPence: 100_001, approverFromPence: 0, minute: 'Cabinet, minute 9' };
    await story.get(Duties).set(keeper(), randomUUID(), story.funders.lcc, wish);
    expect(await ruleOf(award(actor, sent[2]!))).toBeNull();
  });
});
