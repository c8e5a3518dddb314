import { randomUUID } from 'node:crypto';
import {
  CarryingOut, ErasureQueries, Erasures, Holdings, InformationRequests, RequestQueries, Retention, SubjectAccess,
  type Why,
} from '#data-protection';
import { SentMails } from '#mail';
import { AgreementImports, AgreementQueries, PlanningApplications, PlanningQueries } from '#s106-contributions';
import { contributionThings, importAll, officerOf, prepareImport } from './support/contribution-things.js';
import { ContributionsStory } from './support/contributions.js';
import { type Moothall, startMoothall } from './support/moothall.js';
import { sectorThings, tellOfTheSector } from './support/sector-things.js';
import { eventually } from './support/steps.js';
import { Story } from './support/story.js';

const email = 'kanarek@northern.example';
const reference = '07/2027/00123/FUL';

describe('what is held about developers', () => {
  let moothall: Moothall;
  let story: Story;
  let things: Awaited<ReturnType<typeof sectorThings>>;
  let money: Awaited<ReturnType<typeof contributionThings>>;

  beforeAll(async () => {
    moothall = await startMoothall();
    story = await Story.begin(moothall);
    things = await sectorThings(story, email);
    money = await contributionThings(story, moothall.clock);
  });
  afterAll(() => moothall.stop());

  const dot = () => story.actor('Dot Marsh');
  const officer = () => officerOf(story.funders.lcc);
  const imported = async (id: string) => (await story.get(AgreementImports).find(officer(), id))!;
  /** For each kind of key why it stays. */
  const stays = async (subject: string): Promise<Readonly<Record<string, Why | null>>> => {
    const held = await story.get(Holdings).of(subject);
    return Object.fromEntries(held.map((one) => [one.key.replace(/:.*/, ''), one.stays] as const));
  };
  const due = async () => (await story.get(Retention).due(await dot())).map(({ subject }) => subject);
  const told = async (typed: string) =>
    JSON.stringify(await story.get(SubjectAccess).for(await dot(), typed, 'record'));
  const ask = async (typed: string) => {
    const erasureId = randomUUID();
    const wish = { erasureId, typed, scope: 'record', legalBasis: 'no-longer-needed' } as const;
    await story.get(Erasures).request(await story.actor('Olu Adeyemi'), randomUUID(), wish);
    return erasureId;
  };
  const erase = async (typed: string) => {
    const id = await ask(typed);
    for (const name of ['Dot Marsh', 'Ed Finch'])
      await story.get(Erasures).approve(await story.actor(name), randomUUID(), id);
    await story.get(CarryingOut).carryOut(id).catch(() => undefined); // the worker may have been faster
    await story.isShown();
    expect((await story.get(ErasureQueries).list(await dot())).find((one) => one.id === id)?.status).toBe('erased');
  };
  const refusal = (rule: string): unknown => expect.objectContaining({ rule });

  it('is given by the reference of the planning application, to whom it belongs', async () => {
    expect(await told(reference.toLowerCase())).toContain(email);
    expect(await told(reference)).toContain('Northern Homes');
    const win = await story.actor('Win Shaw');
    await expect(story.get(SubjectAccess).for(win, reference, 'record')).rejects.toEqual(refusal('unknown-subject'));
  });

  it('can be asked for by law, and as all of it is public, there is no case to go through', async () => {
    const requestId = randomUUID();
    await story.get(InformationRequests).record(await dot(), randomUUID(), {
      requestId, organisationId: story.funders.lcc, kind: 'eir', channel: 'email', receivedOn: '2027-04-01',
      asker: 'A citizen', contact: '', asks: 'What was asked of the developer?', reference,
    });
    await story.isShown();
    expect(await story.get(RequestQueries).show(await dot(), requestId)).toMatchObject({
      caseTitle: `Site, developer and reasons of the planning application ${reference}`, hasCase: false,
    });
  });

  it('stays while the developer is still to be told', async () => {
    expect(await stays(`planning-application:${things.planningApplicationId}`)).toEqual(
      { 'planning-application': 'planning-register', 'planning-developer': 'developer-not-told' });
    await expect(ask(reference)).rejects.toEqual(refusal('nothing-to-erase'));
  });

  it('goes once they are told: their email and their mail, but not what was asked, nor mails to groups', async () => {
    await tellOfTheSector(story, things);
    const recipients = async () => (await story.get(SentMails).list()).map(({ mail: { to } }) => to);
    await eventually(async () => (await recipients()).includes(email));
    const ofGroups = (await recipients()).filter((to) => to !== email);
    expect(await told(reference)).toContain('What local groups ask for');
    await erase(reference);
    expect(await recipients()).toEqual(expect.arrayContaining(ofGroups));
    expect(await recipients()).not.toContain(email);
    expect(await told(reference)).not.toContain(email);
    expect(await story.get(PlanningQueries).find(things.planningApplicationId)).toMatchObject({
      developerEmail: null, site: 'Mill Lane', told: { words: 'Read the page' },
      tests: [{ fair: { why: 'It is near.' } }],
    });
    await expect(ask(reference)).rejects.toEqual(refusal('nothing-to-erase'));
  });

  it('is found with the agreement and its money, which stay as a public contract', async () => {
    await new ContributionsStory(story, moothall.clock, story.funders.lcc)
      .allocated(money.obligationId, 'E05001620', 'A hall roof', 100_000, 50_000);
    await story.isShown();
    expect(await stays(`agreement:${money.agreementId}`)).toEqual(
      { agreement: 'public-contract', obligation: 'public-contract', allocation: 'public-contract' });
    const held = await told('DA-1');
    const ofCase = /SC-[0-9A-Z]{8}/.exec(held)?.[0] ?? '';
    expect(await told(ofCase)).toContain('Agreement DA-1');
    for (const text of ['Northern Homes', 'Mill Lane', 'A community hall', 'A hall roof', 'Invoice 12'])
      expect(held).toContain(text);
    await expect(ask('DA-1')).rejects.toEqual(refusal('nothing-to-erase'));
  });

  it('is found in an imported file, which is due after three months and goes without the agreements', async () => {
    await importAll(story, money);
    const subject = `contributions-import:${money.importId}`;
    expect(await told(subject)).toContain('s106.csv');
    expect(await due()).not.toContain(subject);
    moothall.clock.moveTo('2027-09-01T09:00:00.000Z');
    expect(await due()).toContain(subject);
    await erase(subject);
    expect(await due()).not.toContain(subject);
    const all = await story.get(AgreementQueries).all();
    expect(all.map(({ site, reference: own }) => [own, site])).toContainEqual(['DA-7', 'Old Dairy']);
  });

  it('cannot be imported any more once the file is erased', async () => {
    const importId = await prepareImport(story, story.funders.lcc, 'DA-8');
    await story.isShown();
    await erase(importId);
    await expect(story.get(AgreementImports).begin(officer(), randomUUID(), await imported(importId)))
      .rejects.toEqual(refusal('file-erased'));
    expect(await imported(importId)).toMatchObject({ status: 'prepared', written: 0 });
  });

  it('is due after two years where nobody ever told the developer', async () => {
    const { id } = await story.get(PlanningApplications).record(officer(), randomUUID(), {
      funderId: story.funders.lcc, reference: '07/2027/00124/FUL', site: 'Canal basin', wardCodes: ['E05001620'],
      dwellings: 40, developer: 'Calder Homes', developerEmail: email, receivedOn: '2027-08-30',
    });
    await story.isShown();
    expect(await due()).not.toContain(`planning-application:${id}`);
    moothall.clock.moveTo('2029-09-02T09:00:00.000Z');
    expect(await due()).toContain(`planning-application:${id}`);
    expect(await stays(`planning-application:${id}`)).toMatchObject({ 'planning-developer': null });
    await erase(`planning-application:${id}`);
    expect(await due()).not.toContain(`planning-application:${id}`);
  });
});
