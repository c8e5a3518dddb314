import { Sessions, type SessionRow, Standing } from '../index.js';
import { startSignIn } from '../sign-in.fixture.js';

describe('a session', () => {
  let signIn: Awaited<ReturnType<typeof startSignIn>>;
  let sessions: Sessions;
  const begin = (wish: object = {}) => sessions.begin({
    personId: 'olu', device: 'Firefox on Windows', isStaff: true, secondFactor: false, byProvider: false, ...wish,
  });
  const isAlive = async (token: string) => (await sessions.of(token)) !== undefined;

  beforeAll(async () => {
    signIn = await startSignIn();
    sessions = signIn.app.get(Sessions);
  });
  beforeEach(async () => {
    signIn.clock.at = '2027-04-01T09:00:00.000Z';
    await signIn.db.query('DELETE FROM session; DELETE FROM standing');
  });
  afterAll(() => signIn.stop());

  it('is found by its token of 128 bits, which is kept nowhere', async () => {
    const token = await begin();
    expect(Buffer.from(token, 'base64url')).toHaveLength(16);
    expect(await sessions.of(token)).toMatchObject({ personId: 'olu', kind: 'staff', secondFactorAt: null });
    const rows = await signIn.db.query<{ row: string }[]>('SELECT s::text AS row FROM session s');
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token).toString('hex'));
    expect(await isAlive(`${token}x`)).toBe(false);
  });

  it('of staff ends after half an hour without a click', async () => {
    const token = await begin();
    signIn.after(29);
    expect(await isAlive(token)).toBe(true);
    signIn.after(29);
    expect(await isAlive(token)).toBe(true);
    signIn.after(30);
    expect(await isAlive(token)).toBe(false);
    signIn.clock.at = '2027-04-01T09:00:00.000Z';
    expect(await isAlive(token)).toBe(false);
  });

  it('of staff ends after twelve hours, however busy they are', async () => {
    const token = await begin();
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      signIn.after(20);
      expect(await isAlive(token)).toBe(true);
    }
    signIn.after(20);
    expect(await isAlive(token)).toBe(false);
  });

  it('of a group lasts for a week of evenings, and a month in all', async () => {
    const token = await begin({ isStaff: false });
    for (const days of [6, 6, 6, 6]) {
      signIn.after(days * 1_440);
      expect(await isAlive(token)).toBe(true);
    }
    signIn.after(6 * 1_440);
    expect(await isAlive(token)).toBe(false);
  });

  it('gets another token with the second factor, and the old one ends', async () => {
    const before = await begin();
    const after = await sessions.strengthen((await sessions.of(before) as SessionRow).id);
    expect(await isAlive(before)).toBe(false);
    expect((await sessions.of(after))?.secondFactorAt).toEqual(new Date('2027-04-01T09:00:00.000Z'));
  });

  it('ends when the person is shut out, and another cannot begin', async () => {
    const token = await begin();
    await signIn.db.manager.insert(Standing, {
      id: 'olu', isDisabled: true, reason: null, signedOutAt: '2027-04-01T09:10:00.000Z',
    });
    expect(await isAlive(token)).toBe(false);
    signIn.after(60);
    expect(await isAlive(await begin())).toBe(false);
  });

  it('ends when one of their roles ends; they can sign in again with the others', async () => {
    const token = await begin();
    await signIn.db.manager.insert(Standing, {
      id: 'olu', isDisabled: false, reason: null, signedOutAt: '2027-04-01T09:10:00.000Z',
    });
    expect(await isAlive(token)).toBe(false);
    signIn.after(11);
    expect(await isAlive(await begin())).toBe(true);
  });

  it('is listed for its person, who can end it, or all others', async () => {
    const [phone, library] = [await begin({ device: 'Safari on an iPhone' }), await begin()];
    await begin({ personId: 'priya' });
    const listed = await sessions.list('olu');
    expect(listed.map(({ device }) => device).sort()).toEqual(['Firefox on Windows', 'Safari on an iPhone']);
    await sessions.end('priya', (await sessions.of(phone))!.id);
    expect(await isAlive(phone)).toBe(true);
    await sessions.endAll('olu', { but: (await sessions.of(phone))!.id });
    expect([await isAlive(phone), await isAlive(library)]).toEqual([true, false]);
  });

  it('of a demo is nobody’s when the same data is served for real, nor the other way round', async () => {
    const demo = new Sessions(signIn.db.manager, signIn.clock, signIn.configured({ DEMO: '1' }));
    const wish = { personId: 'olu', device: '', isStaff: true, secondFactor: false, byProvider: false };
    expect(await sessions.of(await demo.begin(wish))).toBeUndefined();
    expect(await demo.of(await begin())).toBeUndefined();
  });

  it('is deleted some time after it ended', async () => {
    await begin();
    signIn.after(20);
    const token = await begin();
    signIn.after(20);
    await sessions.sweep();
    expect(await signIn.db.query('SELECT 1 FROM session')).toHaveLength(1);
    expect(await isAlive(token)).toBe(true);
  });
});
