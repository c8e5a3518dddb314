import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Body, Controller, Get, Ip, Logger, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Min } from 'class-validator';
import request from 'supertest';
import type { Position } from '#event-store';
import { type Actor, Directory, Organisations, people } from '#identity';
import { Refusal } from '#kernel';
import { page, seeOther } from '../apps/web/src/answers.js';
import { CurrentActor, Public, Requires, SignedIn, Visitor } from '../apps/web/src/permissions.js';
import { Shows } from '../apps/web/src/seen.js';
import { type Moothall, register, startMoothall } from './support/moothall.js';

class Wish {
  @ApiProperty() @IsInt() @Min(1, { message: 'Ask for 1p or more' }) pence!: number;
}
class Filter {
  @IsOptional() @IsString() text?: string;
}

@Controller('test')
class PagesController {
  @Get('forgotten') forgotten() { return 'nobody declared who may see this'; }
  @Get('public') @Public() public() { return 'for all'; }
  @Get('from') @Public() from(@Ip() client: string) { return client; }
  @Get('mine') @SignedIn() mine(@CurrentActor() { personId }: Actor) { return personId; }
  @Get('officers') @Requires('manage-funds') officers() { return 'for officers'; }
  @Get('broken') @Public() broken() { throw new Error('the password is swordfish'); }
  @Get('filter') @Public() filter(@Query() { text }: Filter) { return text; }
  @Get('param/:id') @Public() param(@Param('id') id: string) { return id; }
  @Get('bad-page') @Public() badPage() { return page('there/is/none'); }
  @Post('begin') @Public() begin(@Visitor() actor?: Actor) {
    return seeOther('/test/mine').as(actor?.personId ?? randomUUID());
  }
}

@Controller('api/test')
class ApiController {
  @Post() @Public() wish(@Body() { pence }: Wish) {
    if (pence > 100) throw new Refusal('over-pot', 'The pot is £1', 'pence');
    return { pence };
  }
}

@Controller('late')
class LateController {
  constructor(private readonly service: Organisations, private readonly directory: Directory) {}

  @Post('register') @Public() async register() {
    const commandId = randomUUID();
    const sender = {
      commandId, actor: 'operator', role: 'administrator', authority: 'set-up', organisationId: '',
      correlationId: commandId, causationId: commandId,
    };
    return seeOther('/', await this.service.registerPerson({ personId: randomUUID(), name: 'New person' }, sender));
  }
  @Post('future') @Public() future() { return seeOther('/', { revision: 1, position: '999999999' as Position }); }
  @Get('people') @Public() @Shows(people) async people() {
    return page('layout/problem', { title: (await this.directory.people()).map(({ name }) => name).join() });
  }
  @Get('missing') @Public() @Shows(people) missing() { throw new NotFoundException(); }
}

describe('the shell of every page', () => {
  let moothall: Moothall;
  let people_: Record<string, string>;
  const browser = () => request.agent(moothall.url);
  const signedIn = async (name: string) => {
    const agent = browser();
    await agent.post('/sign-in').type('form').send({ personId: people_[name] }).expect(303);
    return agent;
  };

  beforeAll(async () => {
    moothall = await startMoothall({ controllers: [PagesController, ApiController, LateController] });
    const { personIds } = await register(moothall, 'Council', 'council', [
      { name: 'Olu', role: 'officer' }, { name: 'Sam', role: 'assessor' },
    ]);
    people_ = personIds;
    Logger.overrideLogger(false); // faults that are meant to happen
  });
  afterAll(() => moothall.stop());

  it('lets nobody keep an answer on the way but what never changes', async () => {
    for (const path of ['/test/public', '/api/rounds', '/api/nowhere', '/nowhere'])
      expect([path, (await browser().get(path)).headers['cache-control']]).toEqual([path, 'no-store']);
    const [style = ''] = /\/assets\/[\w.-]+\.css/.exec((await browser().get('/')).text) ?? [];
    expect((await browser().get(style)).headers['cache-control']).toContain('immutable');
  });

  describe('lets in', () => {
    it('nobody where nobody said who may', () => browser().get('/test/forgotten').expect(403));
    it('everybody to what is public', () => browser().get('/test/public').expect(200, 'for all'));
    it('an officer to what officers may do', async () =>
      (await signedIn('Olu')).get('/test/officers').expect(200, 'for officers'));
    it('nobody else there', async () => {
      await (await signedIn('Sam')).get('/test/officers').expect(403, /You may not see this page/);
      await browser().get('/api/test/officers').expect(404);
    });
    it.each(['/test/%6ffficers', '/TEST/officers', '/test/officers/', '//test/officers', '/test/../test/officers'])(
      'nobody by writing the path as %s', async (path) => {
        const answer = await (await signedIn('Sam')).get(path);
        expect([403, 404]).toContain(answer.status);
      });
    it('whoever began something in this browser, and nobody after they left', async () => {
      const visitor = browser();
      await visitor.get('/test/mine').expect(303).expect('location', '/sign-in?then=%2Ftest%2Fmine');
      await visitor.post('/test/begin').expect(303);
      const { text } = await visitor.get('/test/mine').expect(200);
      await visitor.post('/test/begin').expect(303);
      await visitor.get('/test/mine').expect(200, text);
      const { text: front } = await visitor.get('/').expect(200, /Go to your work/);
      expect(front).not.toContain('Sign in<');
      await visitor.post('/sign-out').expect(303);
      await visitor.get('/test/mine').expect(303);
    });
    it('nobody with a token from before they signed in, nor after they signed out', async () => {
      const visitor = browser();
      const tokenOf = ({ headers }: { headers: Record<string, unknown> }) =>
        String(headers['set-cookie']).split(';')[0]!;
      const before = tokenOf(await visitor.post('/test/begin'));
      const after = tokenOf(await visitor.post('/sign-in').type('form').send({ personId: people_.Olu }));
      await browser().get('/test/mine').set('cookie', before).expect(303);
      await browser().get('/test/mine').set('cookie', after).expect(200, people_.Olu);
      await visitor.post('/sign-out').expect(303);
      await browser().get('/test/mine').set('cookie', after).expect(303);
    });
    it('nobody with a cookie of their own making, nor with one that was signed for something else', async () => {
      const [cookie] = (await browser().post('/test/begin')).get('set-cookie') ?? [];
      const [, value] = /^session=([^;]+)/.exec(cookie!)!;
      const forged = [`session=s:session:${people_.Olu}.x`, `session=${value!.replace('session', 'seen')}`];
      for (const one of [...forged, `seen=${value}`]) await browser().get('/test/mine').set('cookie', one).expect(303);
      await browser().get('/test/mine').set('cookie', `session=${value}`).expect(200);
    });
  });

  describe('signs in', () => {
    it('nobody who does not exist', () =>
      browser().post('/sign-in').type('form').send({ personId: randomUUID() }).expect(404));
    it('and goes on to where they work', async () => {
      for (const [name, home] of [['Olu', '/funder'], ['Sam', '/panel']])
        await browser().post('/sign-in').type('form').send({ personId: people_[name!] }).expect('location', home!);
    });
    it('and goes on to a page of this site', async () => {
      const wish = { personId: people_.Olu, then: '/test/mine?a=b' };
      await browser().post('/sign-in').type('form').send(wish).expect(303).expect('location', '/test/mine?a=b');
    });
    it.each(['https://example.org', '//example.org', '/\\example.org', 'javascript:alert(1)', '/a\nb'])(
      'but never goes on to %j', (then) =>
        browser().post('/sign-in').type('form').send({ personId: people_.Olu, then }).expect(400));
  });

  describe('refuses', () => {
    it('a form from another site', () =>
      browser().post('/test/begin').set('sec-fetch-site', 'cross-site').expect(403, /You may not see this page/));
    it('a form from another site in an older browser', () =>
      browser().post('/test/begin').set('origin', 'https://example.org').expect(403));
    it.each(['/test/filter?text=a%00b', '/test/filter?text=a&a%00=b', '/test/param/a%00b'])(
      'what no column can hold: %s', (path) => browser().get(path).expect(400));
    it('half a character', () =>
      browser().post('/api/test').type('json').send('{"pence":1,"x":"\\ud800"}').expect(400));
    it.each(['/test/param/%', '/test/filter?text=%ff', '/%c0%ae%c0%ae/'])(
      'a broken address kindly: %s', async (path) => {
        expect((await browser().get(path)).status).toBeLessThan(500);
      });
    it('more than anybody types', () =>
      browser().post('/test/begin').type('form').send({ text: 'x'.repeat(1_500_000) }).expect(413));
    it('JSON that is none, without repeating what was sent', async () => {
      const { text } = await browser().post('/api/test').type('json').send('{"pence": Amina Begum').expect(400)
        .expect('content-type', /^application\/problem\+json/);
      expect(JSON.parse(text)).toEqual(
        { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'The body is not JSON' });
    });
  });

  describe('tells', () => {
    it('nothing about a fault of ours', async () => {
      const { text } = await browser().get('/test/broken').expect(500);
      expect(text).toContain('Sorry, something went wrong');
      expect(text).not.toContain('swordfish');
      expect(text).not.toMatch(/\.[jt]s:\d/);
      const answer = await browser().get('/test/broken').set('accept', 'application/json').expect(500);
      expect(JSON.parse(answer.text)).toEqual(
        { type: 'about:blank', title: 'Internal Server Error', status: 500, detail: 'Internal Server Error' });
    });
    it('nothing where even the page is at fault', () =>
      browser().get('/test/bad-page').expect(500, /Sorry, something went wrong/));
    it('a machine which rule refused, and which field is to blame', async () => {
      const { text } = await browser().post('/api/test').send({ pence: 200 }).expect(422)
        .expect('content-type', /^application\/problem\+json/);
      expect(JSON.parse(text)).toEqual({
        type: '/problems/over-pot', title: 'Refused', status: 422, detail: 'The pot is £1',
        errors: [{ detail: 'The pot is £1', pointer: '#/pence' }],
      });
    });
    it('a machine what is not valid', async () => {
      const { text } = await browser().post('/api/test').send({ pence: 0, more: 1 }).expect(400);
      const { errors } = JSON.parse(text) as { errors: object[] };
      expect(errors).toContainEqual({ detail: 'Ask for 1p or more', pointer: '#/pence' });
      expect(errors).toContainEqual({ detail: expect.any(String) as string, pointer: '#/more' });
    });
    it('a machine that it has to sign in', () =>
      browser().get('/test/mine').set('accept', 'application/json').expect(401, /"status":401/));
    it('who comes to the address of the API where it is described', () =>
      browser().get('/api').expect(303).expect('location', '/api/openapi.json'));
    it('a machine what there is', async () => {
      const { body } = await browser().get('/api/openapi.json').expect(200) as { body: { paths: object } };
      expect(Object.keys(body.paths).filter((path) => !path.startsWith('/api/'))).toEqual([]);
      expect(body).toMatchObject({ paths: { '/api/test': { post: { responses: { default: {
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      } } } } } });
    });
  });

  describe('guards the browser', () => {
    it('with a policy that allows the one inline script of the template, and no other', async () => {
      const { text, headers } = await browser().get('/').expect(200);
      const scripts = [...text.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script]) => script!);
      expect(scripts).toHaveLength(1);
      const hash = createHash('sha256').update(scripts[0]!).digest('base64');
      const policy = headers['content-security-policy'];
      expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
      expect(policy).not.toContain('unsafe');
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
      expect(headers['x-powered-by']).toBeUndefined();
    });
    it('with cookies that scripts cannot read and other sites cannot send', async () => {
      const [cookie] = (await browser().post('/test/begin')).get('set-cookie') ?? [];
      expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/i);
    });
    it('from loading a stylesheet twice', async () => {
      const { text } = await browser().get('/');
      const [, path] = /href="(\/assets\/moothall\.[0-9a-f]{12}\.css)"/.exec(text)!;
      const { text: css } = await browser().get(path!).expect('cache-control', 'public, max-age=31536000, immutable');
      expect(/GDS Transport|@font-face/.test(css)).toBe(false);
      await browser().get('/assets/moothall.000000000000.css').expect(404);
    });
  });

  describe('waits for its views', () => {
    it('so that what was saved is shown', async () => {
      const agent = browser();
      await agent.post('/late/register').expect(303);
      await agent.get('/late/people').expect(200, /New person/);
    });
    it('and says so when it takes too long', async () => {
      const agent = browser();
      await agent.post('/late/future').expect(303);
      await agent.get('/late/people').expect(200, /saved, but not shown here yet/);
      await agent.get('/late/missing').expect(202, /saved, but not shown yet/);
    });
  });
});

describe('outside a demo, on https', () => {
  const folder = mkdtempSync(join(tmpdir(), 'moothall-key-'));
  const MASTER_KEY_FILE = join(folder, 'master.key');
  let moothall: Moothall;
  beforeAll(async () => {
    const settings = {
      DEMO: '0', PUBLIC_URL: 'https://grants.example.org', MASTER_KEY_FILE, TRUSTED_PROXIES: 'loopback, 10.0.0.0/8',
    };
    moothall = await startMoothall({ settings, controllers: [PagesController] });
  });
  afterAll(async () => {
    await moothall.stop();
    rmSync(folder, { recursive: true });
  });
  const browser = () => request(moothall.url);

  it('nobody can pick who to be', async () => {
    const { text } = await browser().get('/sign-in').expect(200, /Sign in/);
    expect(text).not.toContain('Demo');
    await browser().post('/sign-in').type('form').send({ personId: randomUUID() }).expect(404);
  });

  it('cookies are bound to this host, and what is begun goes on', async () => {
    const [cookie] = (await browser().post('/test/begin').expect(303)).get('set-cookie') ?? [];
    expect(cookie).toMatch(/^__Host-session=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/i);
    await browser().get('/test/mine').set('cookie', cookie!.split(';')[0]!).expect(200);
  });

  it('nobody stays whom they picked in a demo that had the same keys', async () => {
    const demo = await startMoothall({ settings: { MASTER_KEY_FILE }, controllers: [PagesController] });
    const [cookie] = (await request(demo.url).post('/test/begin')).get('set-cookie') ?? [];
    await request(demo.url).get('/test/mine').set('cookie', cookie!.split(';')[0]!).expect(200);
    await demo.stop();
    await browser().get('/test/mine').set('cookie', `__Host-${cookie!.split(';')[0]}`).expect(303);
  });

  it('who asks is believed of the web servers that the operator named, and of nobody else', async () => {
    const from = (chain: string) => browser().get('/test/from').set('x-forwarded-for', chain);
    await from('203.0.113.9, 10.0.0.7').expect('203.0.113.9');
    await from('203.0.113.9, 172.16.0.1').expect('172.16.0.1');
  });

  it('browsers are told to stay on https', async () => {
    const { headers } = await browser().get('/');
    expect(headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
  });
});
