import { type TOTP, URI } from 'otpauth';
import type { Refusal } from '#kernel';
import { Actor } from '#identity';
import { needsSecondFactor, OneFactorActor, SecondFactorNeeded, SecondFactors } from '../index.js';
import { startSignIn } from '../sign-in.fixture.js';

describe('a second step', () => {
  let signIn: Awaited<ReturnType<typeof startSignIn>>;
  let factors: SecondFactors;
  let app: TOTP;
  let recovery: readonly string[];

  beforeAll(async () => {
    signIn = await startSignIn();
    factors = signIn.app.get(SecondFactors);
  });
  beforeEach(async () => {
    signIn.clock.at = '2027-04-01T09:00:00.000Z';
    await factors.takeAway('priya');
    app = URI.parse((await factors.setUp('priya', 'Priya Nair')).uri) as TOTP;
    recovery = await factors.confirm('priya', codeNow());
    signIn.after(1);
  });
  afterAll(() => signIn.stop());

  const codeNow = (minutesAgo = 0) => app.generate({ timestamp: Date.parse(signIn.clock.now()) - minutesAgo * 60_000 });
  const wrong = () => (codeNow() === '000000' ? '000001' : '000000');
  const outcome = (code: string, who = 'priya') =>
    factors.check(who, code).then(() => 'welcome', ({ rule }: Refusal) => rule);

  it('takes the code that the app shows, with or without a space', async () => {
    const code = codeNow();
    expect(await outcome(`${code.slice(0, 3)} ${code.slice(3)}`)).toBe('welcome');
  });

  it('takes a code once, however often it is sent at once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => outcome(codeNow())));
    expect(answers.sort()).toEqual(['welcome', 'wrong-code', 'wrong-code']);
  });

  it('takes no code that is older than one that was used', async () => {
    signIn.after(5);
    const before = codeNow(0.5);
    expect(await outcome(codeNow())).toBe('welcome');
    expect(await outcome(before)).toBe('wrong-code');
  });

  it('bears with a phone whose clock is half a minute off, and not with one that is two minutes off', async () => {
    signIn.after(10);
    expect(await outcome(codeNow(2))).toBe('wrong-code');
    expect(await outcome(codeNow(0.5))).toBe('welcome');
  });

  it('takes each recovery code once, however it is typed', async () => {
    expect(recovery).toHaveLength(10);
    expect(await outcome(recovery[3]!.toLowerCase().replace('-', ' '))).toBe('welcome');
    expect(await outcome(recovery[3]!)).toBe('wrong-code');
    expect(await factors.recoveryCodesLeft('priya')).toBe(9);
  });

  it('is locked for fifteen minutes after five wrong codes, many at once included', async () => {
    await Promise.all(Array.from({ length: 6 }, () => outcome(wrong())));
    expect(await outcome(codeNow())).toBe('wrong-code');
    expect(await outcome(recovery[0]!)).toBe('wrong-code');
    signIn.after(15);
    expect(await outcome(codeNow())).toBe('welcome');
  });

  it('is nobody else’s, and nobody’s who has none', async () => {
    expect(await outcome(codeNow(), 'olu')).toBe('wrong-code');
    expect(await outcome(recovery[0]!, 'olu')).toBe('wrong-code');
  });

  it('is set up once; the same key is shown until then', async () => {
    await expect(factors.setUp('priya', 'Priya Nair')).rejects.toMatchObject({ rule: 'already-set-up' });
    expect(await factors.setUp('sam', 'Sam')).toEqual(await factors.setUp('sam', 'Sam'));
    await expect(factors.confirm('sam', wrong())).rejects.toMatchObject({ rule: 'wrong-code' });
    expect(await factors.isSetUp('sam')).toBe(false);
  });

  it('keeps neither its key nor a recovery code in clear', async () => {
    for (const table of ['second_factor', 'recovery_code', 'disclosure']) {
      const rows = JSON.stringify(await signIn.db.query(`SELECT t::text FROM ${table} t`));
      for (const secret of [app.secret.base32, ...recovery]) expect(rows).not.toContain(secret);
    }
  });
});

describe('somebody who has shown one factor', () => {
  const roles = (['decider', 'officer'] as const).map((role) => ({ organisationId: 'council', role }));
  const jean = new OneFactorActor('jean', roles);

  it('sees what they may do, and cannot decide until they have shown the second', () => {
    expect(jean.may('decide', 'council')).toBe(true);
    expect(() => jean.sender('decide', 'council', 'c1')).toThrow(SecondFactorNeeded);
    expect(new Actor('jean', roles).sender('decide', 'council', 'c1').authority).toBe('decide');
  });
  it('does all else as before', () => {
    expect(jean.sender('draft-round', 'council', 'c1').authority).toBe('draft-round');
    expect(() => jean.sender('approve-round', 'council', 'c1')).toThrow('You do not have permission to do this');
  });
  it('needs it for whatever decides, approves, signs or pays, and for what says who may', () => {
    for (const one of ['approve-erasure', 'approve-round', 'decide', 'give-delegations', 'link-accounts',
      'manage-people', 'separate-duties', 'sign-panel-minutes', 'hand-over-groups', 'confirm-handovers'] as const)
      expect([one, needsSecondFactor(one)]).toEqual([one, true]);
    for (const one of ['see-applications', 'assess', 'draft-round', 'apply'] as const)
      expect(needsSecondFactor(one)).toBe(false);
  });
  it('needs it for what hands out, hides or destroys much, or what cannot be taken back', () => {
    for (const one of ['operate', 'give-subject-access', 'cancel-round', 'request-erasure',
      'withhold-from-publication'] as const)
      expect([one, needsSecondFactor(one)]).toEqual([one, true]);
  });
});
