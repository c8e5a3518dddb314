import { randomUUID } from 'node:crypto';
import { Holdings } from '#data-protection';
import { EventStore, START } from '#event-store';
import { Directory, Organisations } from '#identity';
import { ApplicationQueries, Applications, WaysBack } from '#small-pot-grants';
import { describeInBrowser } from '#testing';
import { type Mails, mailsIn } from '../support/mails.js';
import { type Moothall, signIn, startMoothall } from '../support/moothall.js';
import { eventually, type Steps, stepsOn } from '../support/steps.js';
import { moments, type Sent, Story } from '../support/story.js';

await describeInBrowser('a group whose contact is lost', ({ phone }) => {
  let moothall: Moothall;
  let story: Story;
  let mails: Mails;
  let olu: Steps;
  let sent: Sent;
  let draft: Sent;
  let groupId: string;
  let old: Awaited<ReturnType<WaysBack['of']>>;

  beforeAll(async () => {
    moothall = await startMoothall({ now: moments.before });
    story = await Story.begin(moothall);
    mails = mailsIn(moothall);
    sent = await story.sent(await story.round());
    draft = await story.draft(sent.roundId, { title: 'A second bench' });
    old = await story.get(WaysBack).of(sent.group, sent.applicationId);
    await story.isShown();
    groupId = (await story.get(ApplicationQueries).forGroup(sent.group, sent.applicationId))!.organisationId!;
    olu = await officer('Olu Adeyemi', 'handover');
  });
  afterAll(() => moothall.stop());

  async function officer(name: string, prefix: string) {
    const page = await phone();
    await signIn(page, moothall, name);
    return stepsOn(page, moothall, prefix);
  }
  const linkIn = ({ text }: { text: string }, path: string) => new RegExp(`/${path}/[\\w-]+`).exec(text)![0];
  const ownerOf = async (applicationId: string) => {
    await story.isShown();
    const [row] = (await story.get(ApplicationQueries).listForFunder(await story.actor('Olu Adeyemi'), sent.roundId))
      .filter(({ id }) => id === applicationId);
    return row?.applicantId;
  };

  describe('a group that thinks ahead', () => {
    it('names a second person, who is not its contact again', async () => {
      const page = await phone();
      await signIn(page, moothall, 'Amina Begum');
      const amina = stepsOn(page, moothall, 'second-contact');
      await amina.open(`/applications/${sent.applicationId}`);
      await amina.follow('Name a second person of your group');
      await amina.look('form');
      await amina.press('Save');
      expect(await amina.problems()).toEqual(['Enter their name', 'Enter their email address']);
      await amina.look('errors');
      await amina.fill({ 'Their name': 'Sofia Khan', 'Their email address': 'contact@group.example' });
      await amina.press('Save');
      expect(await amina.problems()).toEqual(['This is your own address. Enter the address of somebody else']);
      await amina.fill({ 'Their email address': 'sofia@group.example' });
      await amina.press('Save');
      expect(await amina.words()).toContain('Your second person is Sofia Khan');
      await amina.look('named');
    });
  });

  describe('an officer', () => {
    it('asks on the group’s page, and is told what is missing', async () => {
      await olu.open(`/organisations/${groupId}`);
      await olu.follow('Move the group to a new person');
      expect(await olu.words()).toContain('Sofia Khan, has to agree');
      await olu.look('ask');
      await olu.press('Ask for it');
      expect(await olu.problems()).toEqual(['Enter the new person’s name', 'Enter the new person’s email address',
        'Enter why the group needs a new person', 'Enter how you know']);
      await olu.look('ask-errors');
    });

    it('asks once, and nothing changes yet', async () => {
      await askFor('Nell Grey', 'nell@group.example');
      expect(await olu.words()).toContain('We have emailed Sofia Khan at sofia@group.example');
      await olu.look('asked');
      expect(await ownerOf(sent.applicationId)).toBe(sent.group.personId);
      await olu.open('/funder');
      expect(await olu.words()).toContain('It waits for its second contact to agree');
      await olu.look('work-list');
      const { text } = await mails.about('contact@group.example', 'Somebody asked to act for your group');
      expect(text).toContain('Is this wrong? Tell Lancashire County Council at once');
    });

    it('can stop it, and the link in the mail ends', async () => {
      const link = linkIn(await mails.about('sofia@group.example', 'Please answer'), 'hand-over');
      await olu.open(`/funder/groups/${groupId}/hand-over`);
      await olu.press('Stop this');
      await olu.look('stop');
      await olu.press('Stop it');
      expect(await olu.words()).toContain('Stopped by an officer');
      await olu.look('stopped');
      const sofia = stepsOn(await phone(), moothall, 'second-contact');
      await sofia.open(link);
      expect(await sofia.heading()).toBe('This link does not work any more');
      await sofia.look('old-link');
    });

    it('cannot answer in the second contact’s place', async () => {
      await askFor('Nell Grey', 'nell@group.example');
      await eventually(async () => (await mails.to('sofia@group.example')).length === 2);
      const link = await newestLink();
      await olu.open(link);
      await olu.choose('Yes, move the group');
      await olu.press('Send your answer');
      expect(await olu.problems()).toEqual(['You asked for this yourself. Somebody else has to agree to it']);
    });
  });

  async function askFor(name: string, email: string) {
    await olu.open(`/funder/groups/${groupId}/hand-over`);
    await olu.fill({
      'Name of the new person': name, 'Their email address': email,
      'Why does the group need a new person?': 'The treasurer moved away.',
      'How do you know?': 'Minutes of the meeting of 3 March, shown by their chair.',
    });
    await olu.press('Ask for it');
  }
  /** Of two mails at one instant of the clock, the one whose link still works. */
  async function newestLink() {
    for (const mail of await mails.to('sofia@group.example')) {
      const link = linkIn(mail, 'hand-over');
      if ((await (await fetch(moothall.url + link)).text()).includes('Is this right?')) return link;
    }
    throw new Error('No link works');
  }

  describe('the second contact', () => {
    let sofia: Steps;
    beforeAll(async () => { sofia = stepsOn(await phone(), moothall, 'second-contact'); });

    it('sees who comes and why, and says yes or no', async () => {
      await sofia.open(await newestLink());
      expect(await sofia.words()).toContain('Nell Grey');
      expect(await sofia.words()).toContain('The treasurer moved away.');
      await sofia.look('answer');
      await sofia.press('Send your answer');
      expect(await sofia.problems()).toEqual(['Select yes or no']);
      await sofia.look('answer-errors');
    });

    it('moves the group with a yes, once', async () => {
      const path = sofia.path();
      story.aMinuteLater(); // than what was sent to whoever acted for it before
      await sofia.choose('Yes, move the group');
      await sofia.press('Send your answer');
      expect(await sofia.heading()).toBe('Thank you for your answer');
      await sofia.look('answered');
      await sofia.open(path);
      expect(await sofia.heading()).toBe('This link does not work any more');
    });
  });

  describe('the group afterwards', () => {
    it('has all its applications with the new person, drafts included', async () => {
      await eventually(async () => (await ownerOf(sent.applicationId)) !== sent.group.personId);
      const to = (await ownerOf(sent.applicationId))!;
      const nell = await story.get(Directory).actor(to);
      await eventually(async () => (await story.get(ApplicationQueries).ofGroup(nell)).length === 2);
      await eventually(async () => (await story.get(Directory).actor(to)).memberships.length === 1);
      expect((await story.get(Directory).actor(to)).memberships)
        .toEqual([{ organisationId: groupId, role: 'signatory' }]);
      await eventually(async () => (await story.get(Directory).actor(sent.group.personId)).memberships.length === 0);
    });

    it('is nothing any more to whoever acted for it before, by code or session', async () => {
      const { applicationId, reference, group } = sent;
      await expect(story.get(WaysBack).byCode(reference, old.code)).rejects.toMatchObject({ rule: 'wrong-code' });
      await expect(story.get(ApplicationQueries).forGroup(group, applicationId)).rejects.toThrow('somebody else');
      await expect(story.get(Applications).withdraw(group, randomUUID(), draft.applicationId))
        .rejects.toMatchObject({ rule: 'not-permitted' });
    });

    it('tells everybody whom it named, and gives the new person a way in', async () => {
      for (const address of ['contact@group.example', 'sofia@group.example'])
        expect((await mails.about(address, 'A new person now acts')).text).toContain('Nell Grey, nell@group.example');
      const nell = stepsOn(await phone(), moothall, 'second-contact');
      await nell.open(linkIn(await mails.about('nell@group.example', 'You now act'), 'applications'));
      await nell.press('Email me a code');
      const [code] = /\d{4} \d{4}/.exec((await mails.about('nell@group.example', 'Your code')).text)!;
      await nell.fill({ Code: code });
      await nell.press('Sign in');
      await nell.open(`/applications/${sent.applicationId}`);
      expect(await nell.heading()).toBe('We have your application');
      expect(await nell.words()).toContain('We email nell@group.example as soon as it is decided');
      await nell.look('new-person');
      await nell.open('/applications');
      expect(await nell.words()).toContain('Not sent yet');
    });

    it('has it on record, with who agreed', async () => {
      await olu.open(`/funder/groups/${groupId}/hand-over`);
      expect(await olu.words())
        .toMatch(/To Nell Grey, asked by Olu Adeyemi on [^]*Agreed on [^]*by the second contact/);
      await olu.look('done');
      await olu.open(`/decisions/${sent.reference}`);
      expect(await olu.page.textContent('main'))
        .toContain('An officer asked for it, and the group’s second contact agreed.');
    });

    it('tells whom it named, and who left, what is held about them', async () => {
      const [named] = (await story.get(EventStore).readAll({ after: START, limit: 10_000 }))
        .filter(({ type }) => type === 'SecondContactNamed');
      const { personId } = named?.data as { personId: string };
      const holdings = story.get(Holdings);
      const told = [[personId, 'sofia@group.example'], [sent.group.personId, 'contact@group.example']] as const;
      for (const [id, email] of told) {
        expect(await holdings.find(id, 'person')).toBe(`person:${id}`);
        expect(JSON.stringify(await holdings.tell(`person:${id}`))).toContain(email);
        expect((await holdings.of(`person:${id}`)).map(({ key }) => key)).toContain(`person:${id}`);
      }
      const nell = (await ownerOf(sent.applicationId))!;
      expect(JSON.stringify(await holdings.tell(`person:${nell}`))).not.toContain('contact@group.example');
    });

    it('is another record where whoever left applies again under its name', async () => {
      const again = await story.sent(sent.roundId, { title: 'On my own' });
      await story.isShown();
      const page = (await story.get(ApplicationQueries).forGroup(again.group, again.applicationId))!;
      expect(page.organisationId).not.toBe(groupId);
      expect((await story.get(Organisations).alike(
        { organisationId: randomUUID(), kind: 'small-group', name: 'Brookside Tenants’ Group' })).length)
        .toBeGreaterThan(0);
    });
  });

  describe('a group that named no second contact', () => {
    it('goes to a new person where a second officer agrees, and the record says so', async () => {
      const other = await story.sent(sent.roundId, { by: 'Joe Carter' });
      await story.isShown();
      const page = (await story.get(ApplicationQueries).forGroup(other.group, other.applicationId))!;
      groupId = page.organisationId!;
      await olu.open(`/funder/groups/${groupId}/hand-over`);
      expect(await olu.words()).toContain('This group has named no second contact');
      await olu.look('no-second-contact');
      await askFor('Ola Reed', 'ola@group.example');
      const priya = await officer('Priya Nair', 'second-officer');
      await priya.open('/funder');
      await priya.follow('A group for Ola Reed');
      await priya.look('confirm-handover');
      await priya.press('Send your answer');
      expect(await priya.problems()).toEqual(['Select yes or no']);
      await priya.choose('Yes, move it');
      await priya.press('Send your answer');
      await eventually(async () => (await ownerOf(other.applicationId)) !== other.group.personId);
      await priya.open(`/funder/groups/${groupId}/hand-over`);
      expect(await priya.words()).toContain('by a second officer, because the group had named no second contact');
    });
  });
});
