import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { type Moothall, startMoothall } from './support/moothall.js';
import { type Sent, Story } from './support/story.js';

type Agent = ReturnType<typeof request.agent>;

describe('the pages of funders and panels', () => {
  let moothall: Moothall;
  let story: Story;
  let draft: string;
  let sent: Sent;
  const agents = new Map<string, Agent>();

  beforeAll(async () => {
    moothall = await startMoothall();
    story = await Story.begin(moothall);
    draft = await story.draftRound({ name: 'A draft' });
    sent = await story.sent(await story.round());
    await story.isShown();
    for (const name of ['Olu Adeyemi', 'Tom Ashworth', 'Ruth Kay', 'Sam Whittaker', 'Moira Flint', 'Amina Begum'])
      agents.set(name, await signedIn(name));
  });
  afterAll(() => moothall.stop());

  async function signedIn(name: string) {
    const agent = request.agent(moothall.url);
    await agent.post('/sign-in').type('form').send({ personId: story.ids[name] }).expect(303);
    return agent;
  }
  const pathsOf = (path: string) => path
    .replace('DRAFT', draft).replace('ROUND', sent.roundId).replace('APPLICATION', sent.applicationId)
    .replace('NOWHERE', randomUUID());

  const drafts = [
    '/funder/rounds/DRAFT', ...['about', 'area', 'area/blackburn', 'money', 'eligibility', 'timetable', 'criteria',
      'decision', 'check', 'cancel'].map((page) => `/funder/rounds/DRAFT/${page}`),
  ];
  const applications = [
    '/funder/rounds/ROUND/applications', '/funder/applications/APPLICATION', '/funder/applications/APPLICATION/ward',
    '/funder/applications/APPLICATION/withhold',
  ];
  const panels = [
    '/panel/rounds/ROUND/interests', '/panel/rounds/ROUND', '/panel/applications/APPLICATION',
    '/panel/rounds/ROUND/decide', '/panel/applications/APPLICATION/decide',
  ];

  it.each([...drafts, ...applications, '/funder', '/funder/funds/new', '/funder/rounds/new'])(
    'show an officer of the funder %s', (path) => agents.get('Olu Adeyemi')!.get(pathsOf(path)).expect(200));

  describe.each([
    ['an officer of another funder', 'Tom Ashworth'], ['an approver of another funder', 'Ruth Kay'],
    ['an assessor', 'Sam Whittaker'], ['a scrutiny member', 'Moira Flint'], ['a group', 'Amina Begum'],
  ])('let %s', (_, name) => {
    it.each([...drafts, ...applications])('not see %s', async (path) => {
      await agents.get(name)!.get(pathsOf(path)).expect(403);
    });
  });

  describe.each([
    ['an officer', 'Olu Adeyemi'], ['a decider of another funder', 'Ruth Kay'], ['a group', 'Amina Begum'],
  ])('let %s', (_, name) => {
    it.each(panels)('not see %s', async (path) => {
      await agents.get(name)!.get(pathsOf(path)).expect(403);
    });
  });

  it.each([
    ['/funder/rounds/NOWHERE', 'Olu Adeyemi'], ['/funder/rounds/NOWHERE/money', 'Olu Adeyemi'],
    ['/funder/rounds/x%27%3B--', 'Olu Adeyemi'], ['/funder/applications/NOWHERE', 'Olu Adeyemi'],
    ['/funder/rounds/DRAFT/area/nowhere', 'Olu Adeyemi'], ['/panel/rounds/NOWHERE/interests', 'Sam Whittaker'],
    ['/panel/rounds/DRAFT/interests', 'Sam Whittaker'], ['/panel/applications/NOWHERE', 'Sam Whittaker'],
  ])('are not there for %s', async (path, name) => {
    await agents.get(name)!.get(pathsOf(path)).expect(404);
  });

  it('ask nobody for anything before they sign in', async () => {
    for (const path of [...drafts, ...applications, ...panels])
      await request(moothall.url).get(pathsOf(path)).expect(303).expect('location', /^\/sign-in\?then=/);
  });

  it('change nothing for an officer of another funder, whatever they send', async () => {
    const tom = agents.get('Tom Ashworth')!;
    const form = { commandId: randomUUID(), name: 'Mine', purpose: 'Mine', contact: 'Me', reasons: 'Mine' };
    for (const path of ['about', 'cancel', 'check'])
      await tom.post(pathsOf(`/funder/rounds/DRAFT/${path}`)).type('form').send(form).expect(403);
    const fund = {
      ...form, funderId: story.funders.lcc, amountPence: '1', financialYear: '2027-28', source: 'x', costCode: 'X',
    };
    await tom.post('/funder/funds/new').type('form').send(fund).expect(403);
    await tom.post('/funder/rounds/new').type('form').send(fund).expect(403);
  });

  it('say what an unreadable form needs, and never fail', async () => {
    const olu = agents.get('Olu Adeyemi')!;
    for (const page of ['about', 'area', 'money', 'eligibility', 'timetable', 'criteria', 'decision'])
      for (const body of ['', 'commandId=1', 'criteria=x&questions=y&shares=z', 'shares[0]=x&criteria[9][name]=y',
        'opensAt[day]=x&opensAt[time][0]=y', 'name[a]=b&kind[]=sum&reach[]=all', '__proto__[x]=1&name=n'])
        await olu.post(pathsOf(`/funder/rounds/DRAFT/${page}`)).type('form').send(body).expect(400);
  });
});
