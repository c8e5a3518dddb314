import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import request from 'supertest';
import { newLog } from '../apps/web/src/logging/log.js';
import { type Moothall, register, startMoothall } from './support/moothall.js';

describe('the security log', () => {
  const lines: Record<string, unknown>[] = [];
  let moothall: Moothall;
  let olu: string;
  beforeAll(async () => {
    const target = new Writable({
      write: (line: Buffer, _, done) => { lines.push(JSON.parse(String(line)) as Record<string, unknown>); done(); },
    });
    const settings = { SIGN_IN_TRIES_PER_MINUTE: '6' };
    moothall = await startMoothall({ settings, log: newLog('info', target) });
    const people = [{ name: 'Olu Adeyemi', role: 'officer' }] as const;
    olu = (await register(moothall, 'A Council', 'council', people)).personIds['Olu Adeyemi']!;
  });
  beforeEach(() => void lines.splice(0));
  afterAll(() => moothall.stop());

  const browser = () => request.agent(moothall.url);
  const security = () => lines.filter(({ context }) => context === 'Security')
    .map(({ level, event, personId, route, how }) => ({ level, event, personId, route, how }));
  const post = (path: string, form: object) => browser().post(path).type('form').send(form);

  it('tells who signed in, and how', async () => {
    await post('/sign-in', { personId: olu }).expect(303);
    expect(security()).toEqual([{ level: 'info', event: 'signed-in', personId: olu, how: 'one-factor' }]);
  });

  it('tells of wrong codes and wrong keys, in the request’s own thread, without what was typed', async () => {
    await post('/sign-in/code-elsewhere', { email: 'amina@group.example', code: '12345678' }).expect(422);
    await post('/return', { reference: 'MH-7K3M2Q9X', code: 'ABCD-EFGH-JK', commandId: randomUUID() }).expect(422);
    await browser().get('/api/rounds').set('authorization', 'Bearer nobody-has-this').expect(401);
    expect(security().map(({ event }) => event)).toEqual(['wrong-code', 'wrong-code', 'wrong-key']);
    expect(JSON.stringify(lines)).not.toMatch(/amina|12345678|7K3M2Q9X|ABCD-EFGH|nobody-has/);
    const [told] = lines;
    expect(lines.find(({ route }) => route === '/sign-in/code-elsewhere')).toMatchObject(
      { correlationId: told!.correlationId });
  });

  it('tells of refusals, with who and where, and of forms that another site sent', async () => {
    const agent = browser();
    await agent.post('/sign-in').type('form').send({ personId: olu }).expect(303);
    await agent.get('/operator/outbox').expect(403);
    await browser().post('/sign-in/email').set('origin', 'https://evil.example').type('form')
      .send({ email: 'amina@group.example' }).expect(403);
    expect(security().slice(1)).toEqual([
      { level: 'warn', event: 'refused', personId: olu, route: '/operator/outbox' },
      expect.objectContaining({ level: 'warn', event: 'cross-site-refused' }),
    ]);
  });

  it('tells of a client that tries too often', async () => {
    for (let i = 0; i < 7; i++) await post('/sign-in/code-elsewhere', { email: 'a@group.example', code: '1' });
    expect(security()).toContainEqual(
      expect.objectContaining({ event: 'throttled', route: '/sign-in/code-elsewhere' }));
  });
});
