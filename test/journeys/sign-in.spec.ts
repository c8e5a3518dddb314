import { randomUUID } from 'node:crypto';
import { ApplicationQueries, WaysBack } from '#small-pot-grants';
import { describeInBrowser } from '#testing';
import { type Mailbox, startMailbox } from '../support/mailbox.js';
import { type Moothall, startMoothall } from '../support/moothall.js';
import { type Steps, stepsOn } from '../support/steps.js';
import { moments, type Sent, Story } from '../support/story.js';

const address = 'contact@group.example';

await describeInBrowser('a group signs in by email, on a small phone without JavaScript', ({ phone, desktop }) => {
  let moothall: Moothall;
  let mailbox: Mailbox;
  let story: Story;
  let roundId: string;
  let first: Sent;

  beforeAll(async () => {
    mailbox = await startMailbox();
    moothall = await startMoothall({ settings: { DEMO: '0', ...mailbox.settings } });
    story = await Story.begin(moothall);
    roundId = await story.round();
    first = await story.sent(roundId, { by: 'Amina Begum' });
    moothall.clock.moveTo(moments.open);
    await story.isShown();
  });
  beforeEach(() => {
    for (let i = 0; i < 61; i++) story.aMinuteLater(); // another hour: five more codes
  });
  afterAll(async () => {
    await moothall.stop();
    await mailbox.stop();
  });

  const newPhone = async () => stepsOn(await phone(), moothall, 'sign-in');
  const askOn = (on: Steps, email = address) => mailbox.codeAfter(email, async () => {
    await on.open('/sign-in');
    await on.fill({ 'Your email address': email });
    await on.press('Email me a code');
  });
  const enter = async (on: Steps, code: string) => {
    await on.fill({ Code: code });
    await on.press('Sign in');
  };

  it('with the code, pasted as it stands in the email, and gets to its application', async () => {
    const on = await newPhone();
    await on.open('/');
    await on.follow('Sign in');
    await on.look('email');
    await on.press('Email me a code');
    expect(await on.problems()).toEqual(['Enter your email address']);
    await on.look('email-error');
    const { code } = await askOn(on);
    expect(await on.heading()).toBe('Enter your code');
    expect(await on.page.getByLabel('Code').getAttribute('autocomplete')).toBe('one-time-code');
    await on.look('code');
    await enter(on, ` ${code} `);
    expect([on.path(), await on.heading()]).toEqual(['/applications', 'Your application']);
    await on.open('/');
    expect(await on.words()).not.toContain('Sign in');
  });

  it('not with a wrong code, nor with one that is too old or was used', async () => {
    const on = await newPhone();
    const { code } = await askOn(on);
    await enter(on, '0000 0000');
    expect((await on.problems())[0]).toContain('The code is not right, or it is too old');
    await on.look('code-error');
    for (let i = 0; i < 10; i++) story.aMinuteLater();
    await enter(on, code);
    expect((await on.problems())[0]).toContain('too old');
    const fresh = await askOn(on);
    await enter(on, fresh.code);
    expect(on.path()).toBe('/applications');
    const other = await newPhone();
    await other.open('/sign-in/code-elsewhere');
    await other.fill({ 'Your email address': address });
    await enter(other, fresh.code);
    expect((await other.problems())[0]).toContain('A code works once');
  });

  it('with the link in the browser that asked; in another one it is told to use the code', async () => {
    const [on, library] = [await newPhone(), stepsOn(await desktop(), moothall, 'sign-in-library')];
    const { code, link } = await askOn(on);
    await library.open(link);
    expect(await library.heading()).toBe('Use the code instead');
    await library.look('link-elsewhere');
    await library.press('Enter the code');
    await library.fill({ 'Your email address': address });
    await library.look('code-elsewhere');
    await on.open(link);
    expect(await on.heading()).toBe('Welcome back');
    await on.look('link-here');
    await on.press('Sign in');
    expect(on.path()).toBe('/applications');
    await enter(library, code);
    expect((await library.problems())[0]).toContain('A code works once');
    await on.open(link);
    expect(await on.heading()).toBe('This link does not work any more');
    await on.look('link-nowhere');
  });

  it('with a code that it asked for on the phone and types in the library', async () => {
    const [on, library] = [await newPhone(), stepsOn(await desktop(), moothall, 'sign-in-library')];
    const { code } = await askOn(on);
    await library.open('/sign-in');
    await library.follow('Enter it here');
    await library.fill({ 'Your email address': address });
    await enter(library, code);
    expect(library.path()).toBe('/applications');
  });

  it('and hears the same for an address that nobody knows, until it has shown that it reads mail there', async () => {
    const [known, unknown] = [await newPhone(), await newPhone()];
    await askOn(known);
    const { code } = await askOn(unknown, 'nobody@group.example');
    expect(await unknown.words()).toBe(await known.words());
    await enter(unknown, code);
    expect(await unknown.heading()).toBe('We have nothing under this email address');
    await unknown.look('nobody');
  });

  it('and says for which group, where the address belongs to two', async () => {
    const now = moothall.clock.now();
    await story.sent(roundId, { by: 'Joe Carter' });
    moothall.clock.moveTo(now);
    await story.isShown();
    const on = await newPhone();
    const { code } = await askOn(on);
    await enter(on, code);
    expect(await on.heading()).toBe('For whom do you sign in?');
    await on.look('choose');
    await on.press('Continue');
    expect(await on.problems()).toEqual(['Select one']);
    await on.page.getByLabel('Joe Carter').check();
    await on.press('Continue');
    expect(on.path()).toBe('/applications');
  });

  it('and need not say for which group where it came from a letter about one', async () => {
    const joe = await story.actor('Joe Carter');
    const { id } = (await story.get(ApplicationQueries).ofGroup(joe))[0]!;
    const on = await newPhone();
    await on.open(`/applications/${id}/copy`);
    const { code } = await mailbox.codeAfter(address, () => on.press('Email me a code'));
    await enter(on, code);
    expect(on.path()).toBe(`/applications/${id}/copy`);
  });

  it('and hears the same where a letter’s address is not one of ours', async () => {
    const on = await newPhone();
    await on.open(`/applications/${randomUUID()}`);
    await on.press('Email me a code');
    expect(await on.heading()).toBe('Enter your code');
  });

  it('and ends it on a phone that it has lost', async () => {
    const [lost, on] = [await newPhone(), await newPhone()];
    for (const steps of [lost, on]) {
      await enter(steps, (await askOn(steps)).code);
      if (await steps.heading() === 'For whom do you sign in?') {
        await steps.page.getByLabel('Amina Begum').check();
        await steps.press('Continue');
      }
      expect(steps.path()).toBe('/applications');
    }
    await on.follow('Where you are signed in');
    await on.look('my-sessions');
    await on.press('End all others');
    expect(await on.words()).toContain('(this one)');
    await lost.open('/my-sessions');
    expect(await lost.heading()).toBe('Sign in');
  });

  describe('or comes with the reference and the code that it wrote down', () => {
    let second: Sent;
    let code: string;
    beforeAll(async () => {
      second = await story.sent(roundId, { by: 'Amina Begum', title: 'A second bench' });
      ({ code } = await story.get(WaysBack).of(first.group, first.applicationId));
      await story.isShown();
    });
    const typeCode = async (on: Steps) => {
      await on.open('/return');
      await on.fill({ Reference: first.reference, Code: code });
      await on.press('Open');
    };

    it('which opens that application and no other of the same people', async () => {
      const on = await newPhone();
      await typeCode(on);
      expect(on.path()).toBe(`/applications/${first.applicationId}`);
      await on.open('/applications');
      expect(await on.words()).toContain(first.reference);
      expect(await on.words()).not.toContain(second.reference);
      for (const path of ['', '/copy', '/withdraw']) {
        await on.open(`/applications/${second.applicationId}${path}`);
        expect(on.path()).toBe('/return');
      }
      await on.open('/my-sessions');
      expect(on.path()).toBe('/sign-in');
    });

    it('and begins the next one as somebody new, so that the code opens no more than before', async () => {
      const on = await newPhone();
      await typeCode(on);
      const eligibility = [{ questionId: 'small', answer: 'yes' }];
      const data = { commandId: randomUUID(), roundId, eligibility };
      moothall.clock.moveTo(moments.open);
      const headers = { origin: moothall.url };
      const started = await on.page.request.post(`${moothall.url}/api/applications`, { data, headers });
      expect(started.status()).toBe(201);
      await on.open(`/applications/${second.applicationId}`);
      expect(on.path()).toBe('/return');
    });

    it('until 90 days after the last decision, and is then told how to get in', async () => {
      await story.declareNoInterests([first]);
      await story.score(first, 'Sam Whittaker', 1, 1);
      await story.score(first, 'Bea Lord', 1, 1);
      await story.decline(first);
      await story.isShown();
      const decided = Date.parse(moothall.clock.now());
      const day = (number: number) => new Date(decided + number * 86_400_000 - 1).toISOString();
      moothall.clock.moveTo(day(90));
      const on = await newPhone();
      await typeCode(on);
      expect(on.path()).toBe(`/applications/${first.applicationId}`);
      moothall.clock.moveTo(day(91));
      const late = await newPhone();
      await typeCode(late);
      expect((await late.problems())[0]).toContain('ended 90 days after the last decision. Get a code by email');
    });
  });
});
