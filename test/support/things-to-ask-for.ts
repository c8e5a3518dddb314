import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Erasures, InformationRequests } from '#data-protection';
import { Outbox } from '#event-store';
import { Actor, Directory, PERMISSIONS } from '#identity';
import { ApiKeys } from '#sign-in';
import { Applications, Assessments, FundQueries, PanelMeetings, Rounds } from '#small-pot-grants';
import { contributionAddresses, contributionThings } from './contribution-things.js';
import { delegate } from './delegations.js';
import { askForHandover } from './handovers.js';
import { onPaper } from './on-paper.js';
import { recommend } from './recommendations.js';
import { askQuestions, saveASearch } from './scrutiny.js';
import { nobody, signedIn, type Somebody } from './everybody.js';
import type { Moothall } from './moothall.js';
import { scrutinyThings } from './scrutiny.js';
import { sectorAddresses, sectorThings } from './sector-things.js';
import { moments, type Sent, type Story } from './story.js';

/** Words that stand in the application that is asked for, and nowhere that the public can see. */
export const canaries = ['CANARY TITLE', 'CANARY PLACE', 'contact@group.example'] as const;

/** One of each of the council's things, by the beginning of the addresses that name it. */
export async function thingsToAskFor(moothall: Moothall, story: Story) {
  const rounds = story.get(Rounds);
  const awaiting = await story.draftRound({ name: 'Waiting' });
  await rounds.sendForApproval(await story.actor('Olu Adeyemi'), randomUUID(), awaiting);
  const draft = await story.draftRound({ name: 'A draft' });
  const sent = await story.sent(await story.round(), { title: canaries[0], place: canaries[1] });
  const delegationId = await delegate(moothall, story.funders.lcc);
  const [withdrawn, erasureId] = [await story.sent(sent.roundId, { by: 'Kath Doyle' }), randomUUID()];
  await story.get(Applications).withdraw(withdrawn.group, randomUUID(), withdrawn.applicationId);
  await story.isShown();
  await story.get(Erasures).request(await story.actor('Dot Marsh'), randomUUID(),
    { erasureId, typed: withdrawn.reference, scope: 'record', legalBasis: 'consent-withdrawn' });
  const documentsId = await scrutinyThings(story, sent);
  const helpedId = await onPaper(story, sent.roundId);
  const sector = await sectorThings(story);
  const contributions = await contributionThings(story, moothall.clock);
  moothall.clock.moveTo(moments.closed);
  return {
    draft, awaiting, sent, delegationId, erasureId, funder: story.funders.lcc, colleague: story.ids['Olu Adeyemi']!,
    requestId: await requestAbout(story, sent), meetingId: await meetingOn(story, sent),
    searchId: await saveASearch(story), keyId: await keyOf(story), fundId: await fundOf(story),
    groupId: await askForHandover(story, sent), helpedId, mailId: await mailAbout(story, sent), sector, contributions,
    documentsId, questionId: await askQuestions(story, sent), recommendationId: await recommend(story),
  };
}
export type Things = Awaited<ReturnType<typeof thingsToAskFor>>;

async function fundOf(story: Story): Promise<string> {
  return (await story.get(FundQueries).ofFunders([story.funders.lcc]))[0]!.id;
}

async function keyOf(story: Story): Promise<string> {
  const administrator = new Actor(randomUUID(), [{ organisationId: story.funders.lcc, role: 'administrator' }]);
  const wish = { organisationId: story.funders.lcc, name: 'Finance', scopes: ['operate'], days: 30 } as const;
  return (await story.get(ApiKeys).make(administrator, wish)).id;
}

/** One that nothing has delivered yet. */
async function mailAbout(story: Story, { applicationId }: Sent): Promise<string> {
  const mailId = randomUUID();
  const mail = { id: mailId, template: 'application-receipt', about: { applicationId } };
  await story.get(Outbox).add(story.get(DataSource).manager, [mail]);
  return mailId;
}

async function requestAbout(story: Story, { reference }: Sent): Promise<string> {
  const requestId = randomUUID();
  await story.get(InformationRequests).record(await story.actor('Dot Marsh'), randomUUID(), {
    requestId, organisationId: story.funders.lcc, kind: 'foi', channel: 'letter', receivedOn: '2027-05-04',
    asker: 'A citizen', contact: '', asks: 'How was this decided?', reference,
  });
  return requestId;
}

async function meetingOn(story: Story, { roundId }: Sent): Promise<string> {
  const [meetingId, clerk] =
    [randomUUID(), new Actor(randomUUID(), [{ organisationId: story.funders.lcc, role: 'panel-clerk' }])];
  const present = [{ personId: null, name: 'Pat' }, { personId: null, name: 'Lee' }];
  await story.get(PanelMeetings).open(clerk, randomUUID(), { meetingId, roundId, heldOn: '2027-05-10', present });
  return meetingId;
}

/** Whoever at the council has to declare interests says that they have none. */
export async function declareNoInterests(story: Story, people: readonly Somebody[], { sent }: Things): Promise<void> {
  const wish = { seen: [sent.applicationId], interests: [] };
  for (const { personId, role, at } of people)
    if (role !== null && at === 'home' && PERMISSIONS[role].includes('declare-interests'))
      await story.get(Assessments).declareInterests(
        await story.get(Directory).actor(personId!), randomUUID(), sent.roundId, wish);
  await story.isShown();
}

/** Whoever sent the application that is asked for. */
export async function ownerOf(moothall: Moothall, { group: { personId } }: Sent): Promise<Somebody> {
  return { ...nobody, called: 'the group itself', personId, cookie: await signedIn(moothall, personId) };
}

/** A route's address with the council's own things in place of its parameters. @throws where it names another thing */
export function addressOf(path: string, things: Things): string {
  const { sent, draft, awaiting } = things;
  const isOf = (...beginnings: readonly string[]) => beginnings.some((beginning) => path.startsWith(beginning));
  const round = /\/(?:approve|send-back)$/.test(path) ? awaiting
    : isOf('/panel/rounds', '/rounds/', '/helping/rounds', '/scrutiny/replay')
      || /\/(?:applications|interests|for-a-group)/.test(path)
      ? sent.roundId : draft;
  const parameters: Readonly<Record<string, string | undefined>> = {
    organisationId: things.funder, personId: things.colleague, reference: sent.reference, setId: 'blackburn',
    applicationId: sent.applicationId, page: 'group', token: 'nobody-has-this-token', version: '1',
    proposalId: things.sector.proposalId, importId: things.contributions.importId,
    seriesId: things.contributions.seriesId, year: '2026-27', figure: 'received', index: '0', path: '0/000',
    id: idIn(path, round, things),
  };
  return path.replace(/[:*](\w+)/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`Say in things-to-ask-for.ts what :${name} of ${path} is`);
    return value;
  });
}

function idIn(path: string, roundId: string, things: Things): string | undefined {
  const { sent, delegationId, erasureId, requestId, meetingId, searchId, funder, keyId, groupId, mailId } = things;
  const known: readonly (readonly [RegExp, string])[] = [
    ...sectorAddresses(things.sector), ...contributionAddresses(things.contributions),
    [/^\/(?:api\/|funder\/|panel\/)?applications\/:id/, sent.applicationId],
    [/^\/(?:api\/|funder\/|panel\/)?rounds\/:id/, roundId],
    [/^\/(?:helping\/rounds|scrutiny\/replay)\/:id/, roundId],
    [/^\/scrutiny\/document/, things.documentsId],
    [/^\/scrutiny\/(?:questions|answers)\/:id/, things.questionId],
    [/^\/(?:scrutiny\/)?recommendation/, things.recommendationId],
    [/^\/helping\/:id/, things.helpedId],
    [/^\/delegations\/:id/, delegationId],
    [/^\/data-protection\/erasures\/:id/, erasureId],
    [/^\/data-protection\/requests\/:id/, requestId],
    [/^\/panel\/meetings\/:id/, meetingId],
    [/^\/scrutiny\/searches\/:id/, searchId],
    [/^\/organisations\/:id/, funder],
    [/^\/operator\/keys\/:id/, keyId],
    [/^\/my-sessions\/:id/, '8a0f3c1e-6d1c-4f0e-9f3e-5a2b7c9d4e10'],
    [/^\/funder\/groups\/:id/, groupId],
    [/^\/operator\/outbox\/:id/, mailId],
    [/^\/funder\/funds\/:id/, things.fundId],
  ];
  return known.find(([beginning]) => beginning.test(path))?.[1];
}
