import { type ExecutionContext, type HttpException, Logger } from '@nestjs/common';
import { Configuration } from '#configuration';
import { ThrottlingGuard } from './throttling.js';

describe('one client', () => {
  beforeAll(() => { Logger.overrideLogger(false); });

  const guard = () => new ThrottlingGuard(
    new Configuration({ SIGN_IN_TRIES_PER_MINUTE: '3', API_REQUESTS_PER_MINUTE: '5' }));
  const headers: Record<string, string> = {};
  /** What is answered to a request: `passes`, or a status. */
  const ask = (it: ThrottlingGuard, method: string, path: string, { ip = '192.0.2.1', query = {} } = {}) => {
    const response = { set: (name: string, value: string) => { headers[name] = value; } };
    const http = { getRequest: () => ({ method, ip, query, route: { path } }), getResponse: () => response };
    return it.canActivate({ switchToHttp: () => http } as unknown as ExecutionContext)
      .then(() => 'passes' as const, (error: HttpException) => error.getStatus());
  };
  const times = async (count: number, act: () => Promise<unknown>) => {
    const all: unknown[] = [];
    for (let i = 0; i < count; i++) all.push(await act());
    return all;
  };

  it('may try to sign in three times in a minute, by whichever page, and is told when to try again', async () => {
    const one = guard();
    const pages = ['/sign-in/email', '/sign-in/code', '/second-factor', '/return', '/sign-in/code-elsewhere'];
    const answers: unknown[] = [];
    for (const path of pages) answers.push(await ask(one, 'POST', path));
    expect(answers).toEqual(['passes', 'passes', 'passes', 429, 429]);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });

  it('does not use up the tries of another', async () => {
    const one = guard();
    await times(4, () => ask(one, 'POST', '/sign-in/code'));
    expect(await ask(one, 'POST', '/sign-in/code', { ip: '192.0.2.2' })).toBe('passes');
  });

  it('may begin thirty applications and proposals in an hour, as a library full of groups does', async () => {
    const one = new ThrottlingGuard(new Configuration({}));
    const begin = (path: string) => ask(one, 'POST', path);
    expect(await times(28, () => begin('/rounds/:id/apply'))).not.toContain(429);
    for (const path of ['/api/applications', '/proposals/new']) expect(await begin(path)).toBe('passes');
    for (const path of ['/api/applications', '/consultations/:id/propose']) expect(await begin(path)).toBe(429);
    expect(await begin('/rounds/:id/apply')).toBe(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(3_000);
    expect(await ask(one, 'POST', '/sign-in/code')).toBe('passes');
  });

  it('may send the API five requests in a minute', async () => {
    const one = guard();
    expect(await times(6, () => ask(one, 'GET', '/api/rounds'))).toEqual([...Array<string>(5).fill('passes'), 429]);
  });

  it('may search in words and download sixty times in a minute, and read on without being counted', async () => {
    const one = new ThrottlingGuard(new Configuration({}));
    const costly = ['/register.csv', '/open-data/developer-agreement.csv', '/contributions/statement/:year.pdf'];
    for (const path of costly) expect(await times(19, () => ask(one, 'GET', path))).not.toContain(429);
    expect(await times(3, () => ask(one, 'GET', '/register', { query: { text: 'band' } }))).not.toContain(429);
    expect(await ask(one, 'GET', '/register', { query: { text: 'band' } })).toBe(429);
    expect(await ask(one, 'GET', '/register')).toBe('passes');
    expect(await ask(one, 'GET', '/contributions/agreements/:id')).toBe('passes');
  });

  it.each(['/register.csv', '/log/proof/:index'])('gets no more of %s by asking for its head alone', async (path) => {
    const one = new ThrottlingGuard(new Configuration({ DOWNLOADS_PER_MINUTE: '2' }));
    const answers = [await ask(one, 'GET', path), await ask(one, 'HEAD', path), await ask(one, 'HEAD', path)];
    expect(answers).toEqual(['passes', 'passes', 429]);
  });

  it.each([
    ['/register/as-at', {}], ['/register/changes', {}], ['/rounds/:id/as-at', {}], ['/rounds/:id/changes', {}],
    ['/decisions/:reference/record.pdf', {}], ['/decisions/:reference/changes', {}],
    ['/decisions/:reference', { at: '2027-05-01' }], ['/decisions/:reference', { 'then-day': '1' }],
    ['/decisions', { outcome: 'declined' }], ['/decisions', { traits: ['', 'late'] }], ['/decisions', { text: 'band' }],
  ])('may look around, but not have %s made from the log without end (%o)', async (path, query) => {
    const one = new ThrottlingGuard(new Configuration({}));
    expect(await times(60, () => ask(one, 'GET', path, { query }))).not.toContain(429);
    expect(await ask(one, 'GET', path, { query })).toBe(429);
    expect(await ask(one, 'GET', '/decisions', { query: { page: '2', outcome: '', traits: [''] } })).toBe('passes');
    expect(await ask(one, 'GET', '/decisions/:reference')).toBe('passes');
    expect(await ask(one, 'GET', '/decisions/:reference/record')).toBe('passes');
  });

  it('may read and write pages without being counted', async () => {
    const one = guard();
    expect(await times(9, () => ask(one, 'GET', '/sign-in/email'))).not.toContain(429);
    expect(await times(9, () => ask(one, 'POST', '/applications/:id/check'))).not.toContain(429);
  });
});
