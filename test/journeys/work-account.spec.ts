import { Invitations } from '#sign-in';
import { describeInBrowser } from '#testing';
import { type Mailbox, startMailbox } from '../support/mailbox.js';
import { freePort, type Moothall, operator, register, startMoothall } from '../support/moothall.js';
import { type Steps, stepsOn } from '../support/steps.js';
import { startWorkAccounts } from '../support/work-accounts.js';

const people = {
  priya: { email: 'priya@council.example', isVerified: true, amr: ['pwd', 'mfa'] },
  olu: { email: 'olu@council.example', isVerified: true, amr: ['pwd'] },
  unsure: { email: 'sam@council.example', isVerified: false, amr: ['pwd'] },
  stranger: { email: 'stranger@council.example', isVerified: true, amr: ['pwd'] },
} as const;

await describeInBrowser('staff sign in with their work account, at a real OpenID Connect provider', ({ desktop }) => {
  let moothall: Moothall;
  let mailbox: Mailbox;
  let accounts: Awaited<ReturnType<typeof startWorkAccounts>>;
  let ids: Readonly<Record<string, string>>;

  beforeAll(async () => {
    mailbox = await startMailbox();
    const [port, providerPort] = [await freePort(), await freePort()];
    accounts = await startWorkAccounts(providerPort, `http://127.0.0.1:${port}`, people);
    const settings = { DEMO: '0', PORT: String(port), ...mailbox.settings, ...accounts.settings };
    moothall = await startMoothall({ settings, now: new Date().toISOString() });
    ({ personIds: ids } = await register(moothall, 'Lancashire County Council', 'council', [
      { name: 'Priya Nair', role: 'officer' }, { name: 'Priya Nair', role: 'approver' },
      { name: 'Olu Adeyemi', role: 'officer' }, { name: 'Sam Whittaker', role: 'assessor' },
      { name: 'Olu Adeyemi', role: 'decider' },
    ]));
    await invite('Priya Nair', 'priya@council.example');
    await invite('Olu Adeyemi', 'OLU@council.example');
    await invite('Sam Whittaker', 'sam@council.example');
  });
  afterAll(async () => {
    await moothall.stop();
    await accounts.stop();
    await mailbox.stop();
  });

  const invite = (name: string, email: string) =>
    moothall.app.get(Invitations).invite(operator(), { personId: ids[name]!, email });
  const newDesktop = async () => stepsOn(await desktop(), moothall, 'work-account');
  /** `as`: the account that they pick there. */
  const signIn = async (on: Steps, as: string) => {
    await on.open('/sign-in');
    await on.press('Sign in with Council account');
    await on.press(as);
  };

  it('and get to where they work', async () => {
    const on = await newDesktop();
    await on.open('/sign-in');
    await on.look('sign-in');
    await on.press('Sign in with Council account');
    expect(new URL(on.page.url()).origin).toBe(accounts.issuer);
    await on.press('priya');
    expect([new URL(on.page.url()).origin, on.path()]).toEqual([moothall.url, '/funder']);
  });

  it('and once more, when their address there is another one: it is the account that counts', async () => {
    await invite('Priya Nair', 'another@council.example');
    const on = await newDesktop();
    await signIn(on, 'priya');
    expect(on.path()).toBe('/funder');
  });

  it('and need no second step here where the provider says that they showed one', async () => {
    const on = await newDesktop();
    await signIn(on, 'priya');
    await on.open('/funder/rounds/c7b9d9e4-4d3c-4f7e-9f64-0d3a1f1a2b3c/approve');
    expect(on.path()).not.toContain('/second-factor');
    const other = await newDesktop();
    await signIn(other, 'olu');
    await other.open('/panel/applications/c7b9d9e4-4d3c-4f7e-9f64-0d3a1f1a2b3c/decide');
    expect(other.path()).toBe('/second-factor/set-up');
  });

  it('but nobody whom no administrator invited, and nobody whose address the provider does not vouch for', async () => {
    for (const who of ['stranger', 'unsure']) {
      const on = await newDesktop();
      await signIn(on, who);
      expect(await on.heading()).toBe('Nobody has invited you yet');
      await on.open('/funder');
      expect(await on.heading()).toBe('Sign in');
    }
    const on = await newDesktop();
    await signIn(on, 'stranger');
    await on.look('not-invited');
  });

  it('and are told so when the provider says no, or somebody else’s answer comes back', async () => {
    const [on, other] = [await newDesktop(), await newDesktop()];
    await signIn(on, 'None of these');
    expect(await on.heading()).toBe('You are not signed in');
    await on.look('failed');
    let answer = '';
    other.page.on('request', (request) => {
      if (request.url().includes('/sign-in/provider/back')) answer = request.url();
    });
    await other.open('/sign-in/provider');
    await other.page.context().clearCookies({ name: 'provider' }); // so the code in the answer stays unused
    await other.press('priya');
    expect(await other.heading()).toBe('You are not signed in');
    await on.open('/sign-in/provider'); // an attempt of their own, with another state
    await on.page.goto(answer);
    expect(await on.heading()).toBe('You are not signed in');
  });

  it('and not by a code in the mail', async () => {
    const on = await newDesktop();
    const { code } = await mailbox.codeAfter('olu@council.example', async () => {
      await on.open('/sign-in');
      await on.fill({ 'Your email address': 'olu@council.example' });
      await on.press('Email me a code');
    });
    await on.fill({ Code: code });
    await on.press('Sign in');
    expect(await on.heading()).toBe('Use your work account');
    await on.look('use-provider');
  });

  it('and sign out there, too', async () => {
    const on = await newDesktop();
    await signIn(on, 'priya');
    await on.follow('Sign out');
    await on.press('Sign out');
    expect(await on.heading()).toBe('You are signed out');
    await on.look('signed-out');
    await on.press('Sign out of your work account');
    expect(new URL(on.page.url()).origin).toBe(accounts.issuer);
  });
});
