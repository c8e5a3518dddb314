import { type TOTP, URI } from 'otpauth';
import { Invitations } from '#sign-in';
import { describeInBrowser } from '#testing';
import { type Mailbox, startMailbox } from '../support/mailbox.js';
import { type Moothall, operator, register, startMoothall } from '../support/moothall.js';
import { type Steps, stepsOn } from '../support/steps.js';

await describeInBrowser('staff sign in without a sign-in service of their own', ({ desktop, phone }) => {
  let moothall: Moothall;
  let mailbox: Mailbox;
  let ids: Readonly<Record<string, string>>;
  let app: TOTP;
  let recovery: readonly string[];

  beforeAll(async () => {
    mailbox = await startMailbox();
    moothall = await startMoothall({ settings: { DEMO: '0', ...mailbox.settings } });
    const { personIds } = await register(moothall, 'Lancashire County Council', 'council', [
      { name: 'Ade Cole', role: 'administrator' }, { name: 'Olu Adeyemi', role: 'officer' },
    ]);
    ids = personIds;
  });
  afterAll(async () => {
    await moothall.stop();
    await mailbox.stop();
  });

  const later = (seconds: number) =>
    moothall.clock.moveTo(new Date(Date.parse(moothall.clock.now()) + seconds * 1_000).toISOString());
  const codeNow = () => app.generate({ timestamp: Date.parse(moothall.clock.now()) });
  const signInByCode = async (on: Steps, email: string) => {
    const { code } = await mailbox.codeAfter(email, async () => {
      await on.open('/sign-in');
      await on.fill({ 'Your email address': email });
      await on.press('Email me a code');
    });
    await on.fill({ Code: code });
    await on.press('Sign in');
  };
  const newDesktop = async () => stepsOn(await desktop(), moothall, 'staff-sign-in');

  it('the first administrator with the link that the operator printed, once', async () => {
    const link = await moothall.app.get(Invitations)
      .print(operator(), { personId: ids['Ade Cole']!, email: 'ade@council.example' });
    const [on, thief] = [await newDesktop(), await newDesktop()];
    await on.open(`/sign-in/invitation/${link}`);
    await on.look('invitation');
    await on.press('Sign in');
    expect(on.path()).toBe('/second-factor/set-up');
    await thief.open(`/sign-in/invitation/${link}`);
    expect(await thief.heading()).toBe('This link does not work any more');
    await thief.look('old-invitation');
  });

  it('and sets up a second step before looking after people', async () => {
    const on = await newDesktop();
    await signInByCode(on, 'ade@council.example');
    expect(on.path()).toBe('/second-factor/set-up');
    await on.look('set-up');
    const key = (await on.page.locator('.moothall-key').innerText()).replaceAll(' ', '');
    app = URI.parse(`otpauth://totp/Moothall?secret=${key}`) as TOTP;
    await on.fill({ Code: '000000' });
    await on.press('Continue');
    expect((await on.problems())[0]).toContain('The code is not right');
    await on.look('set-up-error');
    await on.fill({ Code: codeNow() });
    await on.press('Continue');
    expect(await on.heading()).toBe('Keep these recovery codes');
    await on.look('recovery-codes');
    recovery = await on.page.locator('.moothall-recovery code').allInnerTexts();
    expect(recovery).toHaveLength(10);
    await on.press('I have kept them');
    expect(await on.heading()).toBe('People and roles');
  });

  it('with a code by email and one from the app, which works once', async () => {
    const on = await newDesktop();
    await signInByCode(on, 'ade@council.example');
    expect(on.path()).toBe('/second-factor');
    await on.look('second-factor');
    await on.fill({ Code: codeNow() }); // used when it was set up
    await on.press('Continue');
    expect((await on.problems())[0]).toContain('The code is not right');
    await on.look('second-factor-error');
    later(30);
    await on.fill({ Code: codeNow() });
    await on.press('Continue');
    expect(on.path()).toBe('/operator/people');
  });

  it('with a recovery code instead of the phone, once', async () => {
    for (const expected of ['/operator/people', '/second-factor']) {
      const on = await newDesktop();
      await signInByCode(on, 'ade@council.example');
      await on.fill({ Code: recovery[0]!.toLowerCase() });
      await on.press('Continue');
      expect(on.path()).toBe(expected);
      later(3_600);
    }
  });

  it('an officer whom the administrator invites, and who is shut out at once on every device', async () => {
    const on = await newDesktop();
    await signInByCode(on, 'ade@council.example');
    later(30);
    await on.fill({ Code: codeNow() });
    await on.press('Continue');
    await on.follow('Olu Adeyemi');
    expect(await on.words()).toContain('We do not know their email address');
    await on.follow('Invite them');
    await on.look('invite');
    await on.fill({ 'Their email address': 'olu@council.example' });
    const mail = await mailbox.after('olu@council.example', () => on.press('Invite them'));
    expect(mail).toContain('/sign-in within 14 days');
    const olu = stepsOn(await phone(), moothall, 'staff-sign-in-phone');
    await signInByCode(olu, 'olu@council.example');
    expect(olu.path()).toBe('/funder'); // an officer decides nothing, so needs no second step
    await on.open('/operator/people');
    await on.follow('Olu Adeyemi');
    await on.look('person');
    await on.follow('Shut them out');
    await on.press('Shut them out');
    expect(await on.problems()).toEqual(['Enter why']);
    await on.look('shut-out-error');
    await on.fill({ 'Why?': 'Left the council' });
    await on.press('Shut them out');
    expect(await on.words()).toContain('Why: Left the council');
    await olu.open('/funder');
    expect(await olu.heading()).toBe('Sign in');
    later(60);
    await signInByCode(olu, 'olu@council.example');
    await olu.open('/funder');
    expect(await olu.heading()).toBe('Sign in');
    await on.follow('Let them in again');
    await on.fill({ 'Why?': 'Came back' });
    await on.press('Let them in');
    later(60);
    await signInByCode(olu, 'olu@council.example');
    expect(olu.path()).toBe('/funder');
  });

  it('and are out after half an hour without a click', async () => {
    later(3_600);
    const on = await newDesktop();
    await signInByCode(on, 'olu@council.example');
    later(30 * 60);
    await on.open('/funder');
    expect(await on.heading()).toBe('Sign in');
    await signInByCode(on, 'olu@council.example');
  });
});
