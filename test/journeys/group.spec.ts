import { randomUUID } from 'node:crypto';
import { Places } from '#places';
import { describeInBrowser } from '#testing';
import { type Mails, mailsIn } from '../support/mails.js';
import { type Moothall, startMoothall } from '../support/moothall.js';
import { eventually, type Steps, stepsOn } from '../support/steps.js';
import { moments, Story } from '../support/story.js';

const better = 'What will be better for people when you have done it?';

await describeInBrowser('a group on a small phone without JavaScript', ({ phone }) => {
  let moothall: Moothall;
  let mails: Mails;
  let on: Steps;
  /** Where the application lives. */
  let address: string;
  let applyPath: string;

  beforeAll(async () => {
    moothall = await startMoothall();
    mails = mailsIn(moothall);
    const story = await Story.begin(moothall);
    await story.round();
    await story.round({ name: 'Warm Rooms This Winter', funder: 'lcf', perHead: false, largestPence: 50_000 });
    await importElsewhere(story);
    moothall.clock.moveTo(moments.open);
    on = stepsOn(await phone(), moothall, 'group');
  });
  afterAll(() => moothall.stop());

  const anotherPhone = async () => stepsOn(await phone(), moothall, 'group');
  const day = async (question: string, ...parts: [string, string, string]) => {
    const group = on.page.getByRole('group', { name: question });
    for (const [i, label] of ['Day', 'Month', 'Year'].entries()) await group.getByLabel(label).fill(parts[i]!);
  };
  /** Does what sends a code, reads it in the mail and types it. */
  const signInByMail = async (ask: () => Promise<void>) => {
    const codesSent = async () => (await mails.to('amina@example.org'))
      .flatMap(({ text }) => /Your code is (\d{4} \d{4})/.exec(text)?.[1] ?? []);
    const before = new Set(await codesSent());
    await ask();
    const newest = async () => (await codesSent()).find((one) => !before.has(one));
    await eventually(async () => (await newest()) !== undefined);
    await on.fill({ Code: (await newest())! });
    await on.press('Sign in');
  };
  const codes = async () => (await on.page.locator('.moothall-codes dd').allInnerTexts()) as [string, string];

  it('finds an open grant', async () => {
    await on.open('/rounds');
    await on.follow('Neighbourhood Small Grants');
    await on.press('Check if it is for you, and apply');
    expect(await on.heading()).toBe('Is this grant for you?');
    applyPath = on.path();
  });

  it('hears at once, and kindly, that a grant is not for it, and what else there is', async () => {
    await on.look('eligibility');
    await on.press('Continue');
    expect(await on.problems()).toEqual([
      'Select yes or no: Did your group spend less than £30,000 last year?',
    ]);
    await on.look('eligibility-error');
    await on.page.getByLabel('No').check();
    await on.press('Continue');
    expect(await on.heading()).toBe('Sorry, this grant is not for you');
    expect(await on.words()).toContain('This round is for small groups.');
    expect(await on.words()).toContain('Warm Rooms This Winter');
    await on.look('not-for-you');
  });

  it('begins without an account, and is told how to come back', async () => {
    await on.follow('Answer again');
    await on.page.getByLabel('Yes').check();
    await on.press('Continue');
    expect(await on.heading()).toBe('Yes, you can apply');
    expect(await on.words()).toContain('Friday 30 April 2027 at 5pm');
    await on.look('started');
    await on.press('Email me');
    expect(await on.problems()).toEqual(['Enter your email address']);
    await on.fill({ 'Your email address': 'amina at example' });
    await on.press('Email me');
    expect(await on.problems()).toEqual(['Enter an email address, like name@example.org']);
    await on.look('started-error');
    await on.fill({ 'Your email address': 'amina@example.org' });
    await on.press('Email me');
    expect(await on.words()).toContain('amina@example.org');
    await on.look('link-sent');
    await on.press('Go on with your application');
    expect(await on.heading()).toBe('Your application');
    address = on.path();
    await on.look('tasks');
  });

  it('says who it is', async () => {
    await on.follow('Your group');
    await on.press('Save and continue');
    expect(await on.problems()).toEqual(['Enter the name of your group', 'Say in a sentence what your group does']);
    await on.look('group-error');
    await on.fill({ 'What is your group called?': "Brookside Tenants' Group", 'What does it do?': 'x'.repeat(301) });
    await on.press('Save and continue');
    expect(await on.problems()).toEqual(['Use 300 characters or fewer']);
    expect(await on.valueOf('What does it do?')).toHaveLength(301);
    await on.fill({ 'What does it do?': 'Neighbours who look out for each other.' });
    await on.press('Save and continue');
    expect(await on.heading()).toBe('What you want to do');
  });

  it('stops in the middle of a page, and finds it again as it was', async () => {
    await on.look('project');
    await on.fill({ 'A short name for it': 'A warm room on Tuesdays' });
    await on.press('Save and come back later');
    expect(await on.heading()).toBe('Saved. Come back when you like');
    await on.look('saved');
    await on.follow('Go on now');
    expect(await on.words()).toContain('Not finished');
    await on.look('tasks-begun');
    await on.follow('What you want to do');
    expect(await on.valueOf('A short name for it')).toBe('A warm room on Tuesdays');
    await on.fill({ 'What do you want to do?': 'Open our hall on Tuesdays, with soup.\nAnybody can come.' });
    await on.press('Save and continue');
  });

  it('names a place in its own words, and need not know its ward', async () => {
    expect(await on.heading()).toBe('Who it is for, and where');
    await on.press('Save and continue');
    expect(await on.problems()).toEqual(['Say who it is for', 'Enter the name of a place']);
    await on.look('beneficiaries-error');
    await on.fill({ 'Who is it for?': 'Older people who live alone', 'Where is it?': 'Atlantis' });
    await on.press('Save and continue');
    expect(await on.words()).toContain('We do not know a place called “Atlantis”');
    await on.look('place-unknown');
    await on.fill({ 'Where is it?': 'Fishwick' });
    await on.press('Save and continue');
    expect(await on.words()).toContain('“Fishwick” looks like a place in Preston.');
    await on.look('place-outside');
    await on.fill({ 'Where is it?': 'East Blackburn' });
    await on.press('Save and continue');
    await on.look('place-choice');
    await on.press('Save and continue');
    expect(await on.problems()).toEqual(['Choose a place, or “None of these, or I do not know”']);
    await on.look('place-choice-error');
    await on.page.getByLabel('Audley, Blackburn with Darwen').check();
    await on.press('Save and continue');
    expect(await on.heading()).toBe('When');
    await on.follow('Back');
    expect(await on.page.getByLabel('Audley, Blackburn with Darwen').isChecked()).toBe(true);
    await on.look('beneficiaries');
    await on.press('Save and continue');
    expect(await on.heading()).toBe('When');
  });

  it('plans its dates, which come in their order', async () => {
    await day('When would you start?', '1', '9', '2027');
    await day('When would you finish?', '31', '2', '2027');
    await on.press('Save and continue');
    expect(await on.problems()).toEqual(['Enter a real date, like 2 4 2027']);
    await day('When would you finish?', '1', 'June', '2027');
    await on.press('Save and continue');
    expect(await on.problems()).toEqual(['You must finish after you start']);
    await on.look('dates-error');
    await day('When would you finish?', '1', '12', '2027');
    await on.press('Save and continue');
  });

  it('adds up what it costs, line by line', async () => {
    const line = (number: number) => on.page.getByRole('group', { name: `Thing ${number}` });
    const cost = async (number: number, what: string, pounds: string) => {
      await line(number).getByLabel('What', { exact: true }).fill(what);
      await line(number).getByLabel('How much').fill(pounds);
    };
    await on.look('costs');
    await on.press('Save and continue');
    expect(await on.problems()).toEqual(['List at least one thing and what it costs']);
    await cost(1, 'Soup and bread', 'ten pounds');
    await on.press('Add another thing');
    await cost(2, '', '£1,200.50');
    await on.press('Save and continue');
    expect(await on.problems()).toEqual(
      ['Enter an amount in pounds, like 1,200 or 1,200.50', 'Say what you would buy or pay for']);
    await on.look('costs-error');
    await cost(1, 'Soup and bread', '30');
    await cost(2, 'Hall hire', '20');
    await on.press('Add up again');
    expect(await on.words()).toContain('Total: £50');
    await on.press('Save and continue');
    expect(await on.problems()).toEqual(['Your costs come to £50. The least you can ask for is £100.']);
    await cost(2, 'Hall hire', '1,200.50');
    await on.press('Add another thing');
    await cost(3, 'A gold clock', '9999');
    await on.press('Save and continue');
    expect((await on.problems())[0]).toContain('The most you can ask for is £3,000.');
    await on.look('costs-too-much');
    await on.page.getByRole('button', { name: 'Remove thing 3' }).click();
    expect(await on.words()).toContain('Total: £1,230.50');
    await on.press('Save and continue');
  });

  it('says what will be better, and who to talk to, without being asked twice', async () => {
    await on.look('outcome');
    await on.press('Save and continue');
    expect(await on.problems()).toEqual(['Say what will be better']);
    await on.fill({ [better]: 'Twenty people have somewhere warm to go.' });
    await on.press('Save and continue');
    expect(await on.valueOf('Email address')).toBe('amina@example.org');
    await on.fill({ 'Email address': 'amina@example' });
    await on.press('Save and continue');
    expect(await on.problems()).toEqual(
      ['Enter the name of the person we should write to', 'Enter an email address, like name@example.org']);
    await on.look('contact-error');
    await on.fill({ Name: 'Amina Begum', 'Email address': 'amina@example.org' });
    await on.press('Save and continue');
    expect(await on.heading()).toBe('Check your answers');
    expect(await on.words()).toContain('Audley, Blackburn with Darwen');
    await on.look('check');
  });

  it('changes an answer and comes straight back to the check', async () => {
    await on.follow('Change what you want to do');
    expect(await on.valueOf('What do you want to do?'))
      .toBe('Open our hall on Tuesdays, with soup.\nAnybody can come.');
    await on.fill({ 'A short name for it': 'Warm Tuesdays' });
    await on.press('Save and continue');
    expect(await on.heading()).toBe('Check your answers');
    expect(await on.words()).toContain('Warm Tuesdays');
  });

  it('comes back on another device with its reference and code, which open this application only', async () => {
    await on.open(`${address}/saved`);
    const [reference, code] = await codes();
    on = await anotherPhone();
    await on.open(address);
    expect(await on.heading()).toBe('Open your application');
    await on.press('Open');
    expect(await on.problems()).toEqual(
      ['Enter your reference, like MH-7K3M2Q9X', 'Enter your code, like ABCD-EFGH-JK']);
    await on.fill({ Reference: reference, Code: 'AAAA-BBBB-CC' });
    await on.press('Open');
    const wrong = await on.problems();
    await on.look('return-error');
    await on.fill({ Reference: 'MH-00000000', Code: 'AAAA-BBBB-CC' });
    await on.press('Open');
    expect(await on.problems()).toEqual(wrong);
    await on.fill({ Reference: ` ${reference.toLowerCase()}`, Code: code.toLowerCase().replaceAll('-', ' ') });
    await on.press('Open');
    expect(await on.heading()).toBe('Your application');

    await on.open('/applications');
    expect(await on.words()).toContain(reference);
    await on.open('/my-sessions');
    expect(on.path()).toBe('/sign-in');
  });

  it('has no more than five mails a day sent to an address, whichever applications they are for', async () => {
    const begin = async (on: Steps) => {
      await on.open(applyPath);
      await on.page.getByLabel('Yes').check();
      await on.press('Continue');
      await on.fill({ 'Your email address': 'not-theirs@example.org' });
      await on.press('Email me');
    };
    const other = await anotherPhone();
    for (let i = 0; i < 5; i++) await begin(other);
    expect(await other.heading()).toBe('We have emailed you');
    await begin(other);
    expect((await other.problems())[0]).toContain('We have sent you five emails today');
  });

  it('comes back from the mail in the evening: a press on a button, and the code that then comes', async () => {
    const mail = await mails.about('amina@example.org', 'Your way back');
    expect(mail.text).toContain('The page emails you a code of 8 numbers to this address.');
    on = await anotherPhone();
    await on.page.goto(/http\S+\/applications\/\S+/.exec(mail.text)![0]);
    expect(await on.heading()).toBe('Open your application');
    await on.look('door');
    await signInByMail(async () => on.press('Email me a code'));
    expect([on.path(), await on.heading()]).toEqual([address, 'Your application']);
  });

  it('is told how to get in now, where a link from an older mail opened its application', async () => {
    const later = await anotherPhone();
    await later.open('/return/AAAAAAAAAAAAAAAAAAAAAA');
    expect(await later.heading()).toBe('This link does not open it any more');
    await later.look('old-link');
    await later.press('Get a code by email');
    expect(await later.heading()).toBe('Sign in');
  });

  it('finds what it typed still there when it has left the application in another tab', async () => {
    await on.open(`${address}/saved`);
    const [reference, code] = await codes();
    await on.open(`${address}/outcome`);
    await on.page.context().clearCookies();
    await on.fill({ [better]: 'Thirty people have somewhere warm to go.' });
    await on.press('Save and continue');
    expect((await on.problems())[0]).toContain('You have left this application on this device.');
    await on.look('left');
    const tab = await on.page.context().newPage();
    await tab.goto(`${moothall.url}/return`);
    await tab.getByLabel('Reference').fill(reference);
    await tab.getByLabel('Code').fill(code);
    await tab.getByRole('button', { name: 'Open' }).click();
    await on.press('Save and continue');
    expect(await on.heading()).toBe('Check your answers');
    expect(await on.words()).toContain('Thirty people have somewhere warm to go.');
  });

  it('sends it, once, however often it presses', async () => {
    await on.press('Send my application');
    expect(await on.problems()).toEqual(['Tick the box to say that this is true']);
    await on.look('check-error');
    const form = { commandId: await on.page.locator('[name=commandId]').inputValue(), declared: 'yes' };
    const headers = { origin: moothall.url };
    const send = () => on.page.request.post(on.page.url(), { form, headers, maxRedirects: 0 });
    const answers = await Promise.all([send(), send()]);
    expect(answers.map((answer) => [answer.status(), answer.headers().location]))
      .toEqual(Array(2).fill([303, `${address}/sent`]));
    await on.page.getByLabel('What I wrote is true').check();
    await on.press('Send my application');
    expect(await on.heading()).toContain('Your application is sent');
    await on.look('sent');
    const [reference] = /MH-[0-9A-Z]{8}/.exec(await on.words())!;
    const { text } = await mails.about('amina@example.org', `We have your application ${reference}`);
    expect(text).toContain('You asked for: £1,230.50');
    const receipts = (await mails.to('amina@example.org')).filter(({ subject }) => subject.startsWith('We have'));
    expect(receipts).toHaveLength(1);
  });

  it('gets in without its code by email, and nobody learns whether a reference is right', async () => {
    await on.open(`${address}/saved`);
    const [reference] = await codes();
    on = await anotherPhone();
    await on.open('/return');
    await on.look('return');
    await on.follow('I do not have the code');
    await on.press('Email me a code');
    expect(await on.problems()).toEqual(['Enter your reference, like MH-7K3M2Q9X']);
    await on.look('lost-error');
    await on.fill({ Reference: 'MH-00000000' });
    await on.press('Email me a code');
    const answer = await on.words();
    await on.look('lost-answer');
    await on.follow('try again');
    await on.fill({ Reference: reference });
    await signInByMail(async () => {
      await on.press('Email me a code');
      expect(await on.words()).toBe(answer);
    });
    await on.open(`${address}/sent`);
  });

  it('keeps a copy, and sees where its application is', async () => {
    await on.follow('Print a copy, or keep one');
    expect(await on.words()).toContain('Sent on Saturday 10 April 2027 at 10am.');
    await on.look('copy');
    await on.page.emulateMedia({ media: 'print' });
    expect(await on.page.locator('.govuk-footer').isVisible()).toBe(false);
    expect(await on.page.locator('h1').isVisible()).toBe(true);
    await on.page.emulateMedia({ media: 'screen' });
    await on.follow('Back');
    expect(await on.heading()).toBe('We have your application');
    await on.look('submitted');
  });
});

/** A ward that the round does not reach. */
async function importElsewhere(story: Story) {
  const file = Buffer.from([
    'ward_code,ward_name,authority_code,authority_name,population', 'E05005275,Fishwick,E07000123,Preston,5700',
  ].join('\n'));
  const sender = (await story.actor('Olu Adeyemi')).sender('draft-round', story.funders.lcc, randomUUID());
  const source = { populationSource: 'ONS mid-year estimates', populationYear: 2015 };
  await story.get(Places).import({ setId: 'preston', name: 'Preston', ...source, file }, sender);
  await story.isShown();
}
