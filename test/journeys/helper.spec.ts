import { randomUUID } from 'node:crypto';
import { Holdings } from '#data-protection';
import { Directory, Organisations } from '#identity';
import { ReadingLog, Vault } from '#privacy';
import { Applications, Decisions, FillingInForGroups, PanelMeetings } from '#small-pot-grants';
import { describeInBrowser } from '#testing';
import { type Mails, mailsIn } from '../support/mails.js';
import { type Moothall, operator, register, signIn, startMoothall } from '../support/moothall.js';
import { onPaper } from '../support/on-paper.js';
import { type Steps, stepsOn } from '../support/steps.js';
import { answersOf } from '../support/story-content.js';
import { moments, Story } from '../support/story.js';

await describeInBrowser('a group that lets a helper fill in its draft, on phones without JavaScript', ({ phone }) => {
  let moothall: Moothall;
  let story: Story;
  let mails: Mails;
  let amina: Steps;
  let hal: Steps;
  let id: string;
  let reference: string;
  let helperId: string;

  beforeAll(async () => {
    moothall = await startMoothall();
    mails = mailsIn(moothall);
    story = await Story.begin(moothall);
    const { personIds } = await register(moothall, 'Calderbrook CVS', 'infrastructure-body', [
      { name: 'Hal Booth', role: 'helper' }]);
    helperId = personIds['Hal Booth']!;
    await register(moothall, 'Another CVS', 'infrastructure-body', [{ name: 'Una Other', role: 'helper' }]);
    await begun(await story.round());
    amina = await on('Amina Begum', 'helped-group');
    hal = await on('Hal Booth', 'helper');
  });
  afterAll(() => moothall.stop());

  /** Amina has begun: she said who to talk to, and no more. */
  async function begun(roundId: string) {
    moothall.clock.moveTo(moments.open);
    const [service, group] = [story.get(Applications), await story.actor('Amina Begum')];
    id = randomUUID();
    const eligibility = [{ questionId: 'small', answer: 'yes' } as const];
    ({ reference } = await service.start(group, randomUUID(), { applicationId: id, roundId, eligibility }));
    const { contact } = answersOf("Brookside Tenants' Group", 'Amina Begum', {});
    await service.answer(group, randomUUID(), id, 'contact', contact);
    await story.isShown();
  }
  async function on(name: string, prefix: string) {
    const page = await phone();
    await signIn(page, moothall, name);
    return stepsOn(page, moothall, prefix);
  }
  const day = async (question: string, ...parts: [string, string, string]) => {
    const group = hal.page.getByRole('group', { name: question });
    for (const [i, label] of ['Day', 'Month', 'Year'].entries()) await group.getByLabel(label).fill(parts[i]!);
  };

  describe('the helper, before', () => {
    it('sees no group, and no draft that nobody lets them see', async () => {
      expect([hal.path(), await hal.heading()]).toEqual(['/helping', 'Groups you help']);
      expect(await hal.words()).toContain('No group has a draft for you to fill in');
      await hal.look('nobody');
      await hal.open(`/helping/${id}`);
      expect(await hal.words()).toContain('Check the address');
    });
  });

  describe('the group', () => {
    it('says who may help it', async () => {
      await amina.open(`/applications/${id}`);
      await amina.follow('Let somebody help you');
      await amina.look('who');
      await amina.press('Let them help');
      expect(await amina.problems()).toEqual(['Choose who may help you']);
      await amina.look('who-error');
      await amina.choose('Another CVS');
      await amina.press('Let them help');
      await amina.choose('Calderbrook CVS');
      await amina.press('Let them help');
      expect(await amina.words()).toContain('Calderbrook CVS may fill in your pages');
    });

    it('can stop it', async () => {
      await amina.look('permitted');
      await amina.press('Stop Another CVS');
      expect(await amina.words()).not.toContain('Another CVS may fill in your pages');
      const una = await on('Una Other', 'other-helper');
      await una.open(`/helping/${id}`);
      expect(await una.words()).toContain('Check the address');
    });
  });

  describe('the helper', () => {
    it('finds the group, and sees nothing of whom to write to', async () => {
      await hal.open('/helping');
      await hal.follow('A group with no name yet');
      expect(await hal.words()).toContain('Who to talk to is for the group alone');
      await hal.look('draft');
      await hal.open(`/helping/${id}/contact`);
      expect(await hal.words()).toContain('Check the address');
      await hal.open(`/applications/${id}`);
      expect(await hal.words()).not.toContain(reference);
    });

    it('fills in page after page, and can stop in the middle', async () => {
      await hal.open(`/helping/${id}/group`);
      await hal.press('Save and continue');
      expect(await hal.problems()).toEqual(['Enter the name of your group', 'Say in a sentence what your group does']);
      await hal.look('group-error');
      await hal.fill({ 'What is your group called?': "Brookside Tenants' Group", 'What does it do?': 'Neighbours.' });
      await hal.press('Save and continue');
      await hal.fill({ 'A short name for it': 'A warm room' });
      await hal.press('Save and come back later');
      expect(await hal.words()).toContain('Not finished');
      await hal.follow('What you want to do');
      expect(await hal.valueOf('A short name for it')).toBe('A warm room');
      await hal.fill({ 'What do you want to do?': 'Soup in our hall.' });
      await hal.press('Save and continue');
    });

    it('finds the place, and fills in the rest', async () => {
      await hal.fill({ 'Who is it for?': 'Older people', 'Where is it?': 'East Blackburn' });
      await hal.press('Save and continue');
      await hal.look('place-choice');
      await hal.choose('Audley, Blackburn with Darwen');
      await hal.press('Save and continue');
      await day('When would you start?', '1', '9', '2027');
      await day('When would you finish?', '1', '12', '2027');
      await hal.press('Save and continue');
      await hal.fill({ What: 'Soup', 'How much': '300' });
      await hal.press('Save and continue');
      await hal.fill({ 'What will be better for people when you have done it?': 'Nobody is alone.' });
      await hal.press('Save and continue');
      expect(await hal.heading()).toBe('Ask the group to check it');
    });

    it('asks the group to check it, and cannot send it', async () => {
      await hal.look('confirm');
      await hal.press('Email the group');
      expect(await hal.words()).toContain('It is not sent yet.');
      await hal.look('asked');
      const { text } = await mails.about('contact@group.example', 'Please check and send your application');
      expect(text).toContain(`/applications/${id}`);
      const actor = await story.get(Directory).actor(helperId);
      await expect(story.get(Applications).submit(actor, randomUUID(), id, { declared: true }))
        .rejects.toMatchObject({ rule: 'not-permitted' });
    });
  });

  describe('the group, in the end', () => {
    it('sees which pages the helper filled in, and makes one its own', async () => {
      await amina.open(`/applications/${id}/check`);
      expect((await amina.words()).match(/Filled in for you by a helper of Calderbrook CVS/g)).toHaveLength(6);
      await amina.look('check');
      await amina.open(`/applications/${id}/outcome`);
      await amina.fill({ 'What will be better for people when you have done it?': 'Nobody eats alone.' });
      await amina.press('Save and continue');
      expect((await amina.words()).match(/Filled in for you/g)).toHaveLength(5);
    });

    it('sends it, and from then on nobody helps', async () => {
      await amina.choose('What is written here is true, as far as I know, and my group has agreed to apply');
      await amina.press('Send my application');
      expect(await amina.heading()).toContain('Your application is sent');
      await hal.open(`/helping/${id}`);
      expect(await hal.words()).toContain('Check the address');
      await amina.open(`/applications/${id}/helper`);
      expect(amina.path()).toBe(`/applications/${id}`);
    });

    it('finds it all on record: who filled in what, and who read it', async () => {
      await amina.open(`/decisions/${reference}`);
      const all = await amina.page.textContent('main'); // smaller steps are folded
      expect(all).toContain('The group let a helping organisation fill in its pages.');
      expect(all).toContain('A helper filled in the page about what it costs in the group’s name.');
      expect(all).toContain('The group was asked by email to check it, and to send it itself.');
      const readings = await story.get(ReadingLog).list([story.funders.lcc], { refersTo: reference });
      expect(readings.some(({ readerId }) => readerId === helperId)).toBe(true);
    });
  });
});

await describeInBrowser('an officer with a form on paper', ({ phone, desktop }) => {
  let moothall: Moothall;
  let story: Story;
  let mails: Mails;
  let olu: Steps;
  let id: string;
  let roundId: string;
  const email = 'nora@anglers.example';

  beforeAll(async () => {
    moothall = await startMoothall();
    mails = mailsIn(moothall);
    story = await Story.begin(moothall);
    roundId = await story.round();
    moothall.clock.moveTo(moments.open);
    const page = await desktop();
    await signIn(page, moothall, 'Olu Adeyemi');
    olu = stepsOn(page, moothall, 'paper-form');
  });
  afterAll(() => moothall.stop());

  it('begins in the group’s name, and says how it gave its permission', async () => {
    await olu.open(`/funder/rounds/${roundId}`);
    await olu.follow('Fill in a form that came on paper or by telephone');
    await olu.look('start');
    await olu.press('Begin');
    expect(await olu.problems()).toEqual([
      'Select how the group told you', 'Enter when the group told you, or when its form came',
      'Say who allowed it, and how you know', 'Enter the name of their contact',
      'Enter the email address of their contact',
      'Select yes or no: Did your group spend less than £30,000 last year?',
    ]);
    await olu.look('start-errors');
  });

  it('cannot say that the group told tomorrow, nor begin for a group that may not apply', async () => {
    await olu.choose('On paper');
    await olu.moment('When did it tell you, or when did its form come?', '11 4 2027 9am');
    await olu.fill({
      'Who allowed you to fill it in, and how do you know that it was them?': 'Paper form, signed by Nora Vance.',
      'Name of their contact': 'Nora Vance', 'Email address of their contact': 'nora@angler.example',
    });
    await olu.choose('No');
    await olu.press('Begin');
    expect((await olu.problems())[0]).toContain('This round is for small groups.');
    await olu.choose('Yes');
    await olu.press('Begin');
    expect(await olu.problems()).toEqual(['That moment has not come yet. Enter when the group told you']);
    await olu.moment('When did it tell you, or when did its form come?', '9 4 2027 9am');
    await olu.press('Begin');
    id = olu.path().split('/').at(-1)!;
    expect(await olu.heading()).toBe('A group with no name yet');
  });

  it('types in what stands on it, and asks the group, with a slip in the address put right', async () => {
    await olu.open(`/helping/${id}/group`);
    await olu.fill({ 'What is your group called?': 'Canal Anglers', 'What does it do?': 'We fish.' });
    await olu.press('Save and continue');
    await olu.open(`/helping/${id}/confirm`);
    expect(await olu.words()).toContain('Still to do: What you want to do');
    await olu.fill({ 'Email address of their contact (only if it was wrong)': email });
    await olu.press('Email the group');
    expect(await olu.problems()).toEqual(['Enter their name, too']);
    await olu.look('confirm-error');
    await olu.fill({ 'Name of their contact (only if it was wrong)': 'Nora Vance' });
    await olu.press('Email the group');
    await olu.look('asked');
    const { text } = await mails.about(email, 'Please check and send');
    expect(text).toContain(`/applications/${id}`);
    expect(await mails.to('nora@angler.example')).toEqual([]);
  });

  it('emails an address five times a day, whichever drafts it is for', async () => {
    const [first, second] = [await onPaper(story, roundId, 'One'), await onPaper(story, roundId, 'Two')];
    const officer = await story.actor('Olu Adeyemi');
    const ask = (draft: string) => story.get(FillingInForGroups).askToConfirm(officer, randomUUID(), draft, null);
    for (const draft of [first, second, first, second, first]) await ask(draft);
    await expect(ask(second)).rejects.toMatchObject({ rule: 'asked-too-often' });
  });

  it('lets the group come in by the mail, see what was filled in, finish and send it', async () => {
    const nora = stepsOn(await phone(), moothall, 'paper-group');
    await comeIn(nora);
    expect(await nora.words()).toContain('This was filled in for you by an officer of Lancashire County Council');
    expect(await nora.words()).toContain('Paper form, signed by Nora Vance.');
    await nora.look('tasks');
    await finishAsGroup();
    await nora.open(`/applications/${id}/check`);
    expect(await nora.words()).toContain('Filled in for you by an officer of Lancashire County Council');
    await nora.choose('What is written here is true, as far as I know, and my group has agreed to apply');
    await nora.press('Send my application');
    expect(await nora.heading()).toContain('Your application is sent');
  });

  /** As the letter says: the page emails a code, and that is all they need. */
  async function comeIn(nora: Steps) {
    await nora.open(`/applications/${id}`);
    await nora.look('door');
    await nora.press('Email me a code');
    const { text } = await mails.about(email, 'Your code to sign in');
    await nora.fill({ Code: /Your code is (\d{4} \d{4})/.exec(text)![1]! });
    await nora.press('Sign in');
    expect(nora.path()).toBe(`/applications/${id}`);
  }

  /** The rest of the pages, through the service that they use: how a group fills them in is told in its own journey. */
  async function finishAsGroup() {
    const applicantId = (await story.get(Holdings).find(id, 'person'))!.replace('person:', '');
    const [service, group] = [story.get(Applications), await story.get(Directory).actor(applicantId)];
    const { project, beneficiaries, dates, costs, outcome } = answersOf('Canal Anglers', 'Nora Vance', {});
    await service.answer(group, randomUUID(), id, 'project', project);
    await service.answer(group, randomUUID(), id, 'beneficiaries', beneficiaries);
    await service.answer(group, randomUUID(), id, 'dates', dates);
    await service.answer(group, randomUUID(), id, 'costs', costs);
    await service.answer(group, randomUUID(), id, 'outcome', outcome);
    await story.isShown();
  }

  it('cannot change the address once the group was there', async () => {
    const draft = await onPaper(story, roundId, 'A second one');
    await story.isShown();
    const applicantId = (await story.get(Holdings).find(draft, 'person'))!.replace('person:', '');
    const group = await story.get(Directory).actor(applicantId);
    const { outcome } = answersOf('Canal Anglers', 'Nora Vance', {});
    await story.get(Applications).answer(group, randomUUID(), draft, 'outcome', outcome);
    await olu.open(`/helping/${draft}/confirm`);
    await olu.fill({
      'Name of their contact (only if it was wrong)': 'Olu',
      'Email address of their contact (only if it was wrong)': 'olu@council.example',
    });
    await olu.press('Email the group');
    expect(await olu.problems()).toEqual(['Only the group itself says whom to write to']);
    await olu.open('/helping');
    expect(await olu.words()).toContain('Canal Anglers');
    await olu.look('list');
  });

  it('keeps whoever filled it in from scoring it and deciding on it, with whichever role', async () => {
    const roles = ['assessor', 'decider'] as const;
    for (const role of roles)
      await story.get(Organisations).giveRole(
        { organisationId: story.funders.lcc, personId: story.ids['Olu Adeyemi']!, role }, operator());
    const sent = { applicationId: id, roundId, reference: '', group: await story.actor('Joe Carter') };
    await story.declareNoInterests([sent], ['Olu Adeyemi', 'Sam Whittaker', 'Cllr Jean Hargreaves']);
    await story.isShown();
    await expect(story.score(sent, 'Olu Adeyemi', 4, 4)).rejects.toMatchObject({ rule: 'filled-in-cannot-score' });
    await story.score(sent, 'Sam Whittaker', 3, 3);
    await expect(voteOf('Olu Adeyemi')).rejects.toMatchObject({ rule: 'member-has-interest' });
    await expect(story.get(Decisions).award(await story.actor('Olu Adeyemi'), randomUUID(), id, {
      pence: 50_000, reasons: 'A form that I filled in.',
    })).rejects.toMatchObject({ rule: 'filled-in-cannot-decide' });
  });

  /** As a member of a panel, whose votes the clerk records. */
  async function voteOf(name: string) {
    const [meetings, clerk, meetingId] = [story.get(PanelMeetings), await story.actor('Nia Clarke'), randomUUID()];
    const present = [{ personId: story.ids[name]!, name }, { personId: null, name: 'Pat Lomax' }];
    await meetings.open(clerk, randomUUID(), { meetingId, roundId, heldOn: '2027-05-10', present });
    return meetings.recordVote(clerk, randomUUID(), meetingId, {
      applicationId: id, motion: { outcome: 'decline', pence: 0 }, reasons: 'Others reach more people.',
      votes: [{ memberId: story.ids[name]!, vote: 'for' }, { memberId: 'volunteer-2', vote: 'for' }],
    });
  }

  it('shows the funder that an officer filled it in', async () => {
    const priya = stepsOn(await desktop(), moothall, 'paper-funder');
    await signIn(priya.page, moothall, 'Priya Nair');
    await priya.open(`/funder/applications/${id}`);
    expect(await priya.words()).toContain('Filled in for the group by an officer of Lancashire County Council');
    await priya.look('application');
  });

  it('tells the group all of it when it asks what is held, until it is erased', async () => {
    const subject = (await story.get(Holdings).find(id, 'person'))!;
    const told = async () => JSON.stringify(await story.get(Holdings).tell(subject));
    for (const held of ['Paper form, signed by Nora Vance.', email]) expect(await told()).toContain(held);
    await story.get(Vault).erase(subject);
    expect(await told()).not.toContain('Paper form'); // it was sealed with the contact's own key
  });
});
