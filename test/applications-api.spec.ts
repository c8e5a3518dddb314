import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { type Moothall, startMoothall } from './support/moothall.js';
import { moments, Story } from './support/story.js';

const answers = {
  group: { name: 'Hill Choir', about: 'We sing.' },
  project: { title: 'New songs', description: 'Buy the scores.' },
  beneficiaries: { who: 'Everybody', place: 'Audley', wardCode: 'E05001620' },
  dates: { startsOn: '2027-09-01', endsOn: '2027-12-01' },
  costs: { lines: [{ item: 'Scores', pence: 20_000 }] },
  outcome: { outcome: 'More people sing.' },
  contact: { name: 'Gwen', email: 'gwen@example.org' },
};

describe('a group’s own program, through the API', () => {
  let moothall: Moothall;
  let story: Story;
  let roundId: string;
  beforeAll(async () => {
    moothall = await startMoothall();
    story = await Story.begin(moothall);
    roundId = await story.round();
    moothall.clock.moveTo(moments.open);
  });
  afterAll(() => moothall.stop());
  beforeEach(() => moothall.clock.moveTo(moments.open));

  const command = (body: object = {}) => ({ commandId: randomUUID(), ...body });
  const passing = () => command({ roundId, eligibility: [{ questionId: 'small', answer: 'yes' }] });
  const begin = async () => {
    const agent = request.agent(moothall.app.getHttpServer());
    const started = await agent.post('/api/applications').send(passing()).expect(201);
    return { agent, path: `/api/applications/${(started.body as { id: string }).id}` };
  };
  const filledIn = async () => {
    const { agent, path } = await begin();
    for (const [page, answer] of Object.entries(answers))
      await agent.put(`${path}/answers/${page}`).send(command(answer)).expect(200);
    return { agent, path };
  };

  it('starts, answers every page and sends', async () => {
    const { agent, path } = await filledIn();
    const sending = command({ declared: true });
    const first = await agent.post(`${path}/submit`).send(sending).expect(200);
    expect((await agent.post(`${path}/submit`).send(sending).expect(200)).body).toEqual(first.body);
    await agent.post(`${path}/withdraw`).send(command()).expect(200);
  });

  it('gets the same application, reference and code for the same command', async () => {
    const [agent, body] = [request.agent(moothall.app.getHttpServer()), passing()];
    const first = await agent.post('/api/applications').send(body).expect(201);
    expect(first.body).toMatchObject({
      reference: expect.stringMatching(/^MH-/) as unknown,
      returnCode: expect.stringMatching(/^\w{4}-\w{4}-\w\w$/) as unknown,
    });
    expect((await request(moothall.app.getHttpServer()).post('/api/applications').send(body)).body).toEqual(first.body);
  });

  it.each([
    ['group', { name: ' ', about: 'We sing.' }, '#/name'],
    ['group', { name: 'x'.repeat(101), about: 'We sing.' }, '#/name'],
    ['dates', { startsOn: '2027-02-30', endsOn: '2027-12-01' }, '#/startsOn'],
    ['costs', { lines: [{ item: 'Scores', pence: -1 }] }, '#/lines/0/pence'],
    ['contact', { name: 'Gwen', email: 'gwen' }, '#/email'],
  ])('is told which field of %s is wrong: %j', async (page, answer, pointer) => {
    const { agent, path } = await begin();
    const answered = await agent.put(`${path}/answers/${page}`).send(command(answer)).expect(400);
    expect(answered.body).toMatchObject({ errors: [{ pointer }] });
  });

  it.each([
    ['put', 'answers/dates', { startsOn: '2027-12-01', endsOn: '2027-09-01' }, 'ends-before-start'],
    ['put', 'answers/costs', { lines: [{ item: 'Gold', pence: 300_001 }] }, 'above-largest'],
    ['put', 'answers/beneficiaries', { who: 'us', place: 'there', wardCode: 'E05005275' }, 'outside-area'],
    ['post', 'submit', { declared: true }, 'pages-missing'],
    ['post', 'accept', {}, 'no-offer'],
    ['post', 'refuse', {}, 'no-offer'],
  ] as const)('is refused by the rule’s name: %s %s %j', async (method, route, body, rule) => {
    const { agent, path } = await begin();
    const answered = await agent[method](`${path}/${route}`).send(command(body)).expect(422);
    expect(answered.body).toMatchObject({ type: `/problems/${rule}`, status: 422 });
  });

  it('is refused one second after closing, and by a rule where the group is not eligible', async () => {
    const { agent, path } = await filledIn();
    const no = { ...passing(), eligibility: [{ questionId: 'small', answer: 'no' }] };
    expect((await agent.post('/api/applications').send(no).expect(422)).body)
      .toMatchObject({ type: '/problems/not-eligible' });
    moothall.clock.moveTo('2027-04-30T16:00:01.000Z');
    const tooLate = { [`${path}/submit`]: command({ declared: true }), '/api/applications': passing() };
    for (const [route, body] of Object.entries(tooLate))
      expect((await agent.post(route).send(body).expect(422)).body).toMatchObject({ type: '/problems/round-closed' });
  });

  it('touches nobody else’s application', async () => {
    const [{ path }, { agent: other }] = [await filledIn(), await begin()];
    for (const route of ['submit', 'withdraw', 'accept', 'refuse'])
      await other.post(`${path}/${route}`).send(command({ ...(route === 'submit' && { declared: true }) })).expect(403);
    await other.put(`${path}/answers/outcome`).send(command(answers.outcome)).expect(403);
    await request(moothall.app.getHttpServer()).post(`${path}/withdraw`).send(command()).expect(401);
  });

  it('is described for programmers', async () => {
    const description = await request(moothall.app.getHttpServer()).get('/api/openapi.json').expect(200);
    const { paths } = description.body as { paths: Record<string, object> };
    expect(Object.keys(paths)).toEqual(expect.arrayContaining([
      '/api/applications', '/api/applications/{id}/submit', '/api/applications/{id}/answers/costs',
    ]));
  });
});
