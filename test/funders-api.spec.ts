import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { RoundQueries } from '#small-pot-grants';
import { type Moothall, startMoothall } from './support/moothall.js';
import { moments, type Sent, Story } from './support/story.js';

type Problem = Readonly<{ type: string; status: number; errors?: readonly { pointer?: string; detail: string }[] }>;
type Description = Readonly<{
  paths: Readonly<Record<string, object>>;
  components: Readonly<{ schemas: Readonly<Record<string, { required?: string[] }>> }>;
}>;
type Agent = ReturnType<typeof request.agent>;

describe('machines of funders', () => {
  let moothall: Moothall;
  let story: Story;
  let olu: Agent;
  let priya: Agent;
  let jean: Agent;

  beforeAll(async () => {
    moothall = await startMoothall({ now: moments.before });
    story = await Story.begin(moothall);
    [olu, priya, jean] = await Promise.all(
      [signedIn('Olu Adeyemi'), signedIn('Priya Nair'), signedIn('Cllr Jean Hargreaves')]);
  });
  afterAll(() => moothall.stop());

  async function signedIn(name: string) {
    const agent = request.agent(moothall.url);
    await agent.post('/sign-in').type('form').send({ personId: story.ids[name] }).expect(303);
    return agent;
  }
  const commandId = () => randomUUID();
  const problemOf = async (answer: request.Test) => {
    const { body, type } = await answer as { body: Problem; type: string };
    expect(type).toBe('application/problem+json');
    return body;
  };
  const fund = () => ({
    commandId: commandId(), funderId: story.funders.lcc, name: 'Neighbourhoods', source: 'Council revenue',
    financialYear: '2027-28', costCode: 'NBH-1', amountPence: 2_000_000,
  });
  const sections = (fundId: string) => ({
    about: { name: 'Small Grants', purpose: 'For small groups.', contact: 'Olu Adeyemi' },
    area: { setId: 'blackburn', neighbourhoodIds: ['E06000008-east', 'E06000008-west'] },
    money: { pencePerPerson: 100, shares: [{ fundId, pence: 1_000_000 }], smallestPence: 100, largestPence: 200_000 },
    eligibility: { questions: [{ id: 'local', question: 'Are you local?', passes: 'yes', ifNot: 'Sorry.' }] },
    timetable: { opensAt: moments.opensAt, closesAt: moments.closesAt, daysToAccept: 28 },
    criteria: {
      criteria: [{ id: 'need', name: 'Need', guidance: 'How much?', weightPercent: 100 }],
      scale: ['None', 'Weak', 'Fair', 'Good', 'Very good'].map((meaning) => ({ meaning })),
    },
    decision: { how: 'One decides.', decidedBy: 'The cabinet member', authority: 'Minute 7' },
  });
  const draft = async () => {
    const { body: { id: fundId } } = await olu.post('/api/funds').send(fund()).expect(201) as { body: { id: string } };
    const wish = { commandId: commandId(), funderId: story.funders.lcc };
    const { body: { id } } = await olu.post('/api/rounds').send(wish).expect(201) as { body: { id: string } };
    return { id, sections: sections(fundId) };
  };

  it('take a round from its fund to its second officer', async () => {
    const round = await draft();
    for (const [section, wish] of Object.entries(round.sections))
      await olu.put(`/api/rounds/${round.id}/${section}`).send({ commandId: commandId(), ...wish }).expect(200);
    await olu.post(`/api/rounds/${round.id}/send`).send({ commandId: commandId() }).expect(200);
    const reasons = 'Say who can help.';
    await priya.post(`/api/rounds/${round.id}/send-back`).send({ commandId: commandId(), reasons }).expect(200);
    await olu.post(`/api/rounds/${round.id}/send`).send({ commandId: commandId() }).expect(200);
    await priya.post(`/api/rounds/${round.id}/approve`).send({ commandId: commandId() }).expect(200);
    await story.isShown();
    expect(await story.get(RoundQueries).find(round.id)).toMatchObject({ phase: 'coming', leftPence: 1_000_000 });
    await olu.post(`/api/rounds/${round.id}/cancel`).send({ commandId: commandId(), reasons: 'Floods' }).expect(200);
  });

  it('get the same answer when they send the same command twice, and an error when it says another thing', async () => {
    const wish = fund();
    const { body: first } = await olu.post('/api/funds').send(wish).expect(201) as { body: object };
    await olu.post('/api/funds').send(wish).expect(201, first);
    const problem = await problemOf(olu.post('/api/funds').send({ ...wish, amountPence: 1 }));
    expect(problem).toMatchObject({ status: 422, type: '/problems/command-id-reused' });
  });

  it.each([
    ['about', { purpose: ' ' }, '#/purpose'],
    ['about', { name: 'N'.repeat(101) }, '#/name'],
    ['area', { neighbourhoodIds: [] }, '#/neighbourhoodIds'],
    ['money', { smallestPence: -1 }, '#/smallestPence'],
    ['money', { largestPence: 1e15 }, '#/largestPence'],
    ['money', { largestPence: '£5' }, '#/largestPence'],
    ['money', { shares: [{ fundId: 'f', pence: 0.5 }] }, '#/shares/0/pence'],
    ['eligibility', { questions: Array(7).fill({}) }, '#/questions'],
    ['timetable', { opensAt: '2027-04-01 09:00' }, '#/opensAt'],
    ['criteria', { criteria: 'need' }, '#/criteria'],
    ['decision', { more: 'words' }, '#/more'],
    ['decision', { commandId: '1' }, '#/commandId'],
  ] as const)('are told which field of %s is not valid: %j', async (section, change, pointer) => {
    const wish = { commandId: commandId(), ...sections('fund')[section], ...change };
    const { status, errors } = await problemOf(olu.put(`/api/rounds/${randomUUID()}/${section}`).send(wish));
    expect(status).toBe(400);
    expect(errors?.map((error) => error.pointer)).toContain(pointer);
  });

  it.each([
    ['criteria', { criteria: [{ id: 'a', name: 'A', guidance: 'B', weightPercent: 90 }] },
      'weights-do-not-total-100', '#/criteria'],
    ['timetable', { closesAt: moments.before }, 'closes-before-opening', '#/closesAt'],
    ['money', { pencePerPerson: null, largestPence: 50 }, 'largest-below-smallest', '#/largestPence'],
    ['money', { pencePerPerson: 100 }, 'area-first', '#/pencePerPerson'],
    ['area', { setId: 'nowhere' }, 'no-such-place', '#/setId'],
  ] as const)('are told which rule refused %s: %j', async (section, change, rule, pointer) => {
    const round = await draft();
    const wish = { commandId: commandId(), ...round.sections[section], ...change };
    const problem = await problemOf(olu.put(`/api/rounds/${round.id}/${section}`).send(wish));
    expect(problem).toMatchObject({ status: 422, type: `/problems/${rule}`, errors: [{ pointer }] });
  });

  it('may do what the person may for whom they act, and no more', async () => {
    expect(await problemOf(request(moothall.url).post('/api/funds').send(fund()))).toMatchObject({ status: 401 });
    expect(await problemOf(jean.post('/api/funds').send(fund()))).toMatchObject({ status: 403 });
    const theirs = { ...fund(), funderId: story.funders.lcf };
    expect(await problemOf(olu.post('/api/funds').send(theirs)))
      .toMatchObject({ status: 403, type: '/problems/not-permitted' });
  });

  describe('of a panel', () => {
    let sent: Sent;
    let sam: Agent;
    const send = (agent: Agent, path: string, wish: object) =>
      agent.post(`/api/applications/${sent.applicationId}/${path}`).send({ commandId: commandId(), ...wish });
    const declare = (agent: Agent) => agent.post(`/api/rounds/${sent.roundId}/interests`)
      .send({ commandId: commandId(), seen: [sent.applicationId], interests: [] }).expect(200);

    beforeAll(async () => {
      sent = await story.sent(await story.round());
      sam = await signedIn('Sam Whittaker');
      moothall.clock.moveTo(moments.closed);
    });

    it('score only after they declared their interests, and each criterion', async () => {
      const scores = ['need', 'reach'].map((criterionId) => ({ criterionId, score: 3, reason: 'Clear' }));
      expect(await problemOf(send(sam, 'scores', { scores })))
        .toMatchObject({ status: 422, type: '/problems/interests-not-declared' });
      await declare(sam);
      const [first, second] = scores;
      expect(await problemOf(send(sam, 'scores', { scores: [first] })))
        .toMatchObject({ status: 422, type: '/problems/criterion-not-scored' });
      expect(await problemOf(send(sam, 'scores', { scores: [first, { ...second, score: 5 }] })))
        .toMatchObject({ status: 400, errors: [{ pointer: '#/scores/1/score' }] });
      await send(sam, 'scores', { scores }).expect(200);
    });

    it('decide within what was asked for, once', async () => {
      await declare(jean);
      const reasons = 'A clear need.';
      expect(await problemOf(send(jean, 'award', { pence: 100_001, reasons })))
        .toMatchObject({ status: 422, type: '/problems/over-request', errors: [{ pointer: '#/pence' }] });
      expect(await problemOf(send(jean, 'award', { pence: 100_000, reasons: '' })))
        .toMatchObject({ status: 400, errors: [{ pointer: '#/reasons' }] });
      await send(jean, 'award', { pence: 100_000, reasons }).expect(200);
      expect(await problemOf(send(jean, 'decline', { reasons })))
        .toMatchObject({ status: 422, type: '/problems/not-awaiting-decision' });
    });

    it('keep a place from the public, with the reason', async () => {
      expect(await problemOf(send(olu, 'withhold', { parts: ['amount'], reason: 'Shy' })))
        .toMatchObject({ status: 400, errors: [{ pointer: '#/parts' }] });
      await send(olu, 'withhold', { parts: ['place'], reason: 'A refuge.' }).expect(200);
    });

    it('find the ward only while it is not decided', async () => {
      expect(await problemOf(send(olu, 'ward', { wardCode: 'E05001622' })))
        .toMatchObject({ status: 422, type: '/problems/not-awaiting-decision' });
    });
  });

  it('read a list of interests as long as the longest round, and find what was not sent to it', async () => {
    const bea = await signedIn('Bea Lord');
    const roundId = await story.round({ name: 'Crowded' });
    moothall.clock.moveTo(moments.closed);
    await story.isShown();
    const list = Array.from({ length: 2_000 }, (_, i) => [
      [`list[${i}][applicationId]`, randomUUID()], [`list[${i}][isMine]`, 'yes'], [`list[${i}][nature]`, 'A friend'],
    ]).flat();
    const form = { commandId: commandId(), looked: 'yes', ...Object.fromEntries(list) as object };
    await bea.post(`/panel/rounds/${roundId}/interests`).type('form').send(form)
      .expect(422, /The list has applications that were not sent to this round/);
  });

  it('can read about every command in the API’s description', async () => {
    const { body } = await request(moothall.url).get('/api/openapi.json').expect(200) as { body: Description };
    const paths = Object.entries(body.paths);
    const commands = paths.flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
    expect(commands).toEqual(expect.arrayContaining([
      'post /api/funds', 'post /api/rounds', 'put /api/rounds/{id}/about', 'put /api/rounds/{id}/area',
      'put /api/rounds/{id}/money', 'put /api/rounds/{id}/eligibility', 'put /api/rounds/{id}/timetable',
      'put /api/rounds/{id}/criteria', 'put /api/rounds/{id}/decision', 'post /api/rounds/{id}/send',
      'post /api/rounds/{id}/approve', 'post /api/rounds/{id}/send-back', 'post /api/rounds/{id}/cancel',
      'post /api/rounds/{id}/interests', 'post /api/applications/{id}/scores', 'post /api/applications/{id}/award',
      'post /api/applications/{id}/decline', 'post /api/applications/{id}/ward', 'post /api/applications/{id}/withhold',
    ]));
    expect(body.components.schemas.AwardBody?.required).toEqual(['commandId', 'reasons', 'pence']);
  });
});
