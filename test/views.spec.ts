import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Erasures, InformationRequests, Notices } from '#data-protection';
import { EventStore, Rebuild, schemaOf, START, type View } from '#event-store';
import { Organisations } from '#identity';
import { Applications, Assessments, FillingInForGroups, Helpers, PanelMeetings, Rounds } from '#small-pot-grants';
import { views } from '../apps/contexts.js';
import { askForHandover } from './support/handovers.js';
import { askForDocuments, callInAndConfirm, endCallingIn, letCallIn } from './support/call-ins.js';
import { onPaper } from './support/on-paper.js';
import { type Moothall, operator, register, startMoothall } from './support/moothall.js';
import { carryOut, recommend } from './support/recommendations.js';
import { askQuestions, saveASearch, scrutinise } from './support/scrutiny.js';
import { boundariesOfAudley, contributionThings, importAll } from './support/contribution-things.js';
import { sectorThings, tellOfTheSector } from './support/sector-things.js';
import { type Sent, Story } from './support/story.js';

describe('views made again from the log', () => {
  let moothall: Moothall;
  let story: Story;
  const rowsOf = (view: View) => {
    const { tableName } = moothall.app.get(DataSource).getMetadata(view.row);
    return moothall.app.get(DataSource).query<object[]>(`SELECT * FROM ${schemaOf(view)}.${tableName} ORDER BY id`);
  };

  beforeAll(async () => {
    moothall = await startMoothall();
    story = await Story.begin(moothall);
    await tellOfEverything(moothall, story);
    await tellOfTheSector(story, await sectorThings(story));
    await importAll(story, await contributionThings(story, moothall.clock));
    await boundariesOfAudley(story);
    await story.isShown();
  });
  afterAll(() => moothall.stop());

  it('rest on a story with most of what can happen in it', async () => {
    const events = await story.get(EventStore).readAll({ after: START, limit: 10_000 });
    const types = new Set(events.map(({ type }) => type));
    for (const type of ['PrivacyNoticePublished', 'CasePreparedForAnswer', 'ErasureApproved', 'GrantReleased',
      'ApplicationDeclined', 'OfferLapsed', 'ScoresRevised', 'PublicationWithheld',
      'RoundSentBack', 'RoundCancelled', 'FundCommitmentReleased', 'ApplicationEnded', 'RoundClosed',
      'PanelMinutesSigned', 'HelperPermissionEnded', 'StartedOnBehalf', 'FilledInForGroup', 'ConfirmationAsked',
      'CallInRulesEnded', 'DecisionReferredBack', 'AwardConfirmed', 'CallInClosed', 'DocumentsGiven',
      'ScrutinyQuestionAnswered'])
      expect([...types]).toContain(type);
  });

  it.each(views.map((view) => [view.name, view] as const))('are row for row what they were: %s', async (_, view) => {
    const live = await rowsOf(view);
    await story.get(Rebuild).run(view);
    expect(await rowsOf(view)).toEqual(live);
    expect(live).not.toHaveLength(0);
  });

  it('go on from where they were', async () => {
    await story.round({ name: 'One more' });
    await story.isShown();
    const rounds = views.find(({ name }) => name === 'rounds')!;
    expect(JSON.stringify(await rowsOf(rounds))).toContain('scheduled');
  });
});

/** A round that is decided, one that comes back from approval and is cancelled, and an offer that nobody takes up. */
async function tellOfEverything(moothall: Moothall, story: Story) {
  const { clock } = moothall;
  await tellOfACancelledRound(story);
  await tellOfARoleThatEnds(story);
  const roundId = await story.round();
  const all = [
    await story.sent(roundId), await story.sent(roundId, { by: 'Joe Carter', wardCode: 'E05001622' }),
    await story.sent(roundId, { by: 'Kath Doyle' }), await story.sent(roundId, { wardCode: null }),
  ] as const;
  const [accepted, refused, declined, lapsing] = all;
  const [applications, officer] = [story.get(Applications), await story.actor('Olu Adeyemi')];
  const withdrawn = await story.sent(roundId, { by: 'Joe Carter' });
  await applications.withdraw(withdrawn.group, randomUUID(), withdrawn.applicationId);
  await tellOfHelp(moothall, story, roundId);
  await story.declareNoInterests(all);
  await applications.place(officer, randomUUID(), lapsing.applicationId, { wardCode: 'E05001621' });
  for (const one of all) await story.score(one, 'Sam Whittaker', 3, 4);
  await story.score(accepted, 'Sam Whittaker', 4, 4);
  const correct = await tellOfAPanel(story, declined, refused);
  for (const one of [accepted, refused, lapsing]) await story.award(one, 90_000);
  await story.decline(declined);
  await scrutinise(story, declined);
  await tellOfACallIn(story);
  await saveASearch(story);
  await askForHandover(story, accepted);
  await correct();
  await applications.accept(accepted.group, randomUUID(), accepted.applicationId);
  await applications.refuse(refused.group, randomUUID(), refused.applicationId);
  await applications.withhold(officer, randomUUID(), accepted.applicationId, { parts: ['place'], reason: 'A refuge' });
  await story.get(Assessments).declareInterests(await story.actor('Bea Lord'), randomUUID(), roundId, {
    seen: [accepted.applicationId], interests: [{ applicationId: accepted.applicationId, nature: 'A cousin' }],
  });
  clock.moveTo('2027-07-01T09:00:00.000Z');
  await happens(story, 'OfferLapsed'); // by the clock
  await happens(story, 'FundCommitmentReleased');
  await story.isShown();
  await tellOfDataProtection(story, declined.reference);
}

/** A panel votes on one application, and a member has an interest in another; gives what corrects its minutes. */
async function tellOfAPanel(story: Story, { applicationId, roundId }: Sent, other: Sent) {
  const [meetings, meetingId] = [story.get(PanelMeetings), randomUUID()];
  const [clerk, chair] = [await story.actor('Nia Clarke'), await story.actor('Cass Ward')];
  const present = [{ personId: null, name: 'Pat Lomax' }, { personId: null, name: 'Ray Burns' }];
  await meetings.open(clerk, randomUUID(), { meetingId, roundId, heldOn: '2027-05-10', present });
  await meetings.declareInterest(clerk, randomUUID(), meetingId, {
    memberId: 'volunteer-1', applicationId: other.applicationId, nature: 'A cousin',
  });
  const vote = {
    applicationId, motion: { outcome: 'decline', pence: 0 }, reasons: 'Others reach more people.',
    votes: [{ memberId: 'volunteer-1', vote: 'for' }, { memberId: 'volunteer-2', vote: 'abstained' }],
  } as const;
  await meetings.recordVote(clerk, randomUUID(), meetingId, vote);
  await meetings.sign(chair, randomUUID(), meetingId, { entries: 3 });
  return () => meetings.correctVote(clerk, randomUUID(), meetingId, { ...vote, because: 'A slip of the pen' });
}

/** A group that lets somebody help and thinks better of it, and an officer with a form on paper. */
async function tellOfHelp(moothall: Moothall, story: Story, roundId: string) {
  const { organisationId } = await register(
    moothall, 'Calderbrook CVS', 'infrastructure-body', [{ name: 'Hal Booth', role: 'helper' }]);
  const { group, applicationId } = await story.draft(roundId);
  await story.get(Helpers).permit(group, randomUUID(), applicationId, organisationId);
  await story.get(Helpers).endPermission(group, randomUUID(), applicationId, organisationId);
  const paper = await onPaper(story, roundId);
  const officer = await story.actor('Olu Adeyemi');
  await story.get(FillingInForGroups).askToConfirm(officer, randomUUID(), paper, null);
}

async function tellOfACallIn(story: Story) {
  const sent = await story.sent(await story.round({ name: 'Called in' }));
  await story.declareNoInterests([sent]);
  await letCallIn(story);
  await story.award(sent, 90_000);
  await callInAndConfirm(story, sent);
  await askForDocuments(story, sent);
  await askQuestions(story, sent);
  await carryOut(story, await recommend(story, sent.reference));
  await endCallingIn(story);
}

function tellOfARoleThatEnds(story: Story) {
  const role = { organisationId: story.funders.lcc, personId: story.ids['Ivor Bright']!, role: 'auditor' } as const;
  return story.get(Organisations).endRole(role, operator());
}

async function tellOfDataProtection(story: Story, reference: string) {
  const [officer, organisationId] = [await story.actor('Dot Marsh'), story.funders.lcc];
  await story.get(Notices).publish(officer, randomUUID(), {
    organisationId, lawfulBases: ['public-task'], about: 'The council', officer: 'Ask for Dot', purposes: 'Grants',
    sharing: 'Nobody', complaints: 'Write to us',
  });
  const [requestId, requests] = [randomUUID(), story.get(InformationRequests)];
  await requests.record(officer, randomUUID(), {
    requestId, organisationId, kind: 'foi', channel: 'letter', receivedOn: '2027-06-30', asker: 'Rita Moss',
    contact: '', asks: 'How was it decided?', reference,
  });
  await requests.acknowledge(officer, randomUUID(), requestId);
  await requests.extend(officer, randomUUID(), requestId, 'Many papers');
  const parts = [{ part: 'contact', exemption: 'foi-40', publicInterest: '' }] as const;
  await requests.prepare(officer, randomUUID(), requestId, parts);
  await requests.answer(officer, randomUUID(), requestId, { outcome: 'in-part', exemptions: [], reasons: 'Names' });
  const erasureId = randomUUID();
  await story.get(Erasures).request(officer, randomUUID(), {
    erasureId, typed: reference, scope: 'record', legalBasis: 'objection',
  });
  await story.get(Erasures).approve(await story.actor('Ed Finch'), randomUUID(), erasureId);
  await story.isShown();
}

async function tellOfACancelledRound(story: Story) {
  const [rounds, roundId] = [story.get(Rounds), await story.draftRound({ name: 'Cancelled' })];
  const [officer, approver] = [await story.actor('Olu Adeyemi'), await story.actor('Priya Nair')];
  await rounds.sendForApproval(officer, randomUUID(), roundId);
  await rounds.sendBack(approver, randomUUID(), roundId, { reasons: 'Say more' });
  await rounds.sendForApproval(officer, randomUUID(), roundId);
  await rounds.approve(approver, randomUUID(), roundId);
  await story.sent(roundId);
  await rounds.cancel(officer, randomUUID(), roundId, { reasons: 'The money is needed elsewhere' });
  await story.isShown();
}

/** What policies bring about comes a little later. */
async function happens(story: Story, type: string) {
  for (let tries = 0; tries < 200; tries++) {
    const events = await story.get(EventStore).readAll({ after: START, limit: 10_000 });
    if (events.some((event) => event.type === type)) return;
    await setTimeout(50);
  }
  throw new Error(`${type} did not happen`);
}
