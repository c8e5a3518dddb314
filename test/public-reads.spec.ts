import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { Applications, Assessments, Rounds } from '#small-pot-grants';
import { type Trail, WorkProgramme } from '#scrutiny';
import { type Moothall, startMoothall } from './support/moothall.js';
import { scrutinise } from './support/scrutiny.js';
import { type Sent, Story } from './support/story.js';

type Grants = Readonly<{ grants: readonly Readonly<Record<string, unknown>>[] }>;
type Awards = Readonly<{ found: number; awards: readonly Readonly<Record<string, unknown>>[] }>;

describe('what everybody may read, by program', () => {
  let moothall: Moothall;
  let story: Story;
  let award: Sent;
  let refuge: Sent;
  let declined: Sent;
  let open: Sent;

  beforeAll(async () => {
    moothall = await startMoothall({ settings: { PUBLISHER_NAME: 'Together', PUBLISHER_PREFIX: 'LancsTog' } });
    story = await Story.begin(moothall);
    ({ award, refuge, declined, open } = await tell(story));
  });
  afterAll(() => moothall.stop());

  const ask = (path: string) => request(moothall.url).get(path);
  const read = async <T>(path: string) => (await ask(path).expect(200)).body as T;
  const trailFor = async (name: string | undefined, { reference }: Sent) => {
    const agent = request.agent(moothall.url);
    if (name) await agent.post('/sign-in').type('form').send({ personId: story.ids[name] }).expect(303);
    const response = await agent.get(`/api/decisions/${reference}`);
    return { status: response.status, trail: response.body as Trail, text: response.text };
  };

  describe('rounds', () => {
    it('are found by place, amount and phase', async () => {
      const names = async (query: string) => {
        const { rounds } = await read<{ rounds: readonly { name: string }[] }>(`/api/rounds?${query}`);
        return rounds.map(({ name }) => name);
      };
      expect(await names('')).toEqual(['Neighbourhood Small Grants', 'Summer']);
      expect(await names('place=bastwell&pence=30000&phase=open')).toEqual(['Summer']);
      expect(await names('place=Atlantis')).toEqual([]);
      expect(await names('pence=60000')).toEqual(['Neighbourhood Small Grants']);
      expect(await names('daysLeft=0')).toEqual(['Summer']);
    });

    it('come with their terms, and without who wrote them', async () => {
      const response = await ask(`/api/rounds/${award.roundId}`).expect(200);
      expect(response.body).toMatchObject({
        name: 'Neighbourhood Small Grants', funder: 'Lancashire County Council', phase: 'closed', potPence: 1_000_000,
        applied: 4, askedPence: 468_000, withdrew: 1,
        awarded: 2, declined: 1, awardedPence: 258_000, leftPence: 742_000, daysToAccept: 28,
        criteria: [{ name: 'Need', weightPercent: 60 }, { name: 'Reach', weightPercent: 40 }],
        neighbourhoods: [
          { name: 'East', ceilingPence: 600_000, awardedPence: 90_000 },
          { name: 'West', ceilingPence: 400_000, awardedPence: 0 }, // what is withheld is in no neighbourhood
        ],
      });
      for (const name of ['Olu Adeyemi', 'Priya Nair']) expect(response.text).not.toContain(story.ids[name]);
    });

    it('count nobody who withdrew among those who applied, and say that they did', async () => {
      const { text } = await ask(`/rounds/${award.roundId}`).expect(200);
      expect(text).toMatch(/<strong>4<\/strong> applied/);
      expect(text).toMatch(/<strong>£4,680<\/strong> asked for/);
      expect(text).toMatch(/<strong>1<\/strong> withdrew/);
    });

    it('say why they were cancelled, and take no more applications', async () => {
      const roundId = await story.round({ name: 'Not to be' });
      const officer = await story.actor('Olu Adeyemi');
      await story.get(Rounds).cancel(officer, randomUUID(), roundId, { reasons: 'The money is needed elsewhere.' });
      await story.isShown();
      expect(await read(`/api/rounds/${roundId}`))
        .toMatchObject({ phase: 'cancelled', cancelledBecause: 'The money is needed elsewhere.' });
      const { text } = await ask(`/rounds/${roundId}`).expect(200);
      expect(text).toMatch(/This round was cancelled\.[\s\S]*The money is needed elsewhere\./);
      expect(text).not.toContain(`/rounds/${roundId}/apply`);
      expect((await ask('/rounds/past')).text).toContain('Not to be');
    });

    it('are not shown before they are approved', async () => {
      const draftId = await story.draftRound();
      await story.isShown();
      const response = await ask(`/api/rounds/${draftId}`).expect(404);
      expect(response.body).toMatchObject({ status: 404, title: 'Not Found' });
      await ask(`/rounds/${draftId}`).expect(404);
      await ask('/api/rounds?pence=lots').expect(400).expect('content-type', /problem\+json/);
    });
  });

  describe('the register', () => {
    it('has every award, with what is withheld left out, and nothing of who was declined', async () => {
      const response = await ask('/api/register').expect(200);
      expect((response.body as Awards).awards).toMatchObject([
        { title: 'A warm start', group: null, place: null, wardCode: null, withheld: ['group', 'place'], stands: true },
        { title: 'A bench and a bit of green', group: "Brookside Tenants' Group", ward: 'Audley', status: 'accepted' },
      ]);
      for (const secret of [declined.reference, open.reference, 'Riverside', 'Fylde', 'Behind', 'group.example'])
        expect(response.text).not.toContain(secret);
    });

    it('narrows page, CSV and JSON in the same way', async () => {
      const { text: csv } = await ask('/register.csv?place=audley').expect(200).expect('content-type', /text\/csv/)
        .expect('content-disposition', /attachment; filename="register-\d{4}-\d\d-\d\d\.csv"/);
      expect(parse(csv, { bom: true, columns: true })).toMatchObject([
        { Beneficiary: "Brookside Tenants' Group", Amount: '900.00', Ward: 'Audley' },
      ]);
      await ask('/register.json').expect(200).expect('content-type', /application\/json/);
      expect((await read<Grants>('/register.json?text=BENCH')).grants).toMatchObject([{
        id: `360G-LancsTog-${award.reference}`, amountAwarded: 900, awardDate: '2027-05-10',
        fundingOrganization: [{ name: 'Lancashire County Council' }],
        beneficiaryLocation: [{ geoCode: 'E05001620', geoCodeType: 'WD' }],
        relatedDocument: [{ url: `${moothall.url}/decisions/${award.reference}` }],
      }]);
      expect(await read(`/api/register?funderId=${story.funders.lcf}`)).toMatchObject({ found: 0, awards: [] });
      expect(await read(`/api/register?roundId=${award.roundId}`)).toMatchObject({ found: 2 });
    });

    it('gives away nothing that is withheld to who searches for it', async () => {
      for (const query of ['text=fylde', 'text=behind', 'place=Beardwood', 'place=E05001622'])
        expect(await read(`/api/register?${query}`)).toMatchObject({ found: 0 });
      for (const path of ['/register.csv', '/register.json', '/register'])
        expect((await ask(path)).text).not.toMatch(/Fylde|Behind the mill|E05001622|Beardwood/);
    });

    it('shows an offer that was not taken up, and does not count it', async () => {
      await story.get(Applications).refuse(refuge.group, randomUUID(), refuge.applicationId);
      await story.isShown();
      expect(await read('/api/register')).toMatchObject({
        found: 2, standing: 1, standingPence: 90_000, awards: [{ stands: false }, { stands: true }],
      });
      expect((await read<Grants>('/register.json')).grants).toHaveLength(1);
    });
  });

  describe('a decision trail', () => {
    it('has no names for the public, no single scores, and no nature of an interest', async () => {
      const { trail, text } = await trailFor(undefined, award);
      expect(trail).toMatchObject({ reader: 'public', reference: award.reference });
      const names = ['Sam', 'Jean', 'Olu', 'Amina', 'group.example'];
      for (const secret of [...names, 'survey of tenants', 'most of the flats', 'my cousin'])
        expect(text).not.toContain(secret);
      expect(text).not.toMatch(/filled in|wrote about itself|said who to talk to/);
      expect(text).toContain('declared an interest in this application, so it was closed to them');
      for (const person of Object.values(story.ids)) expect(text).not.toContain(person);
    });

    it('is for the group with its own steps and what each criterion was given, without whose it is', async () => {
      const { trail, text } = await trailFor('Kath Doyle', declined);
      expect(trail.reader).toBe('group');
      expect(text).toContain('The decider declined the application.');
      expect(text).toContain('The survey of tenants shows the need');
      expect(text).toContain('The group said who to talk to.');
      expect(trail.steps.map(({ by }) => by.name)).not.toContainEqual(expect.any(String));
    });

    it.each(['Olu Adeyemi', 'Mona Reid', 'Cllr Jean Hargreaves'])('is whole for %s, with names', async (name) => {
      const { trail, text } = await trailFor(name, award);
      expect(trail.reader).toBe('full');
      const deciding = trail.steps.find(({ what }) => what.startsWith('The decider awarded'));
      expect(deciding?.by).toMatchObject({ role: 'a decider', name: 'Cllr Jean Hargreaves' });
      expect(text).toContain('my cousin');
      expect(text).not.toContain('group.example'); // no contact data
      expect((await trailFor(name, refuge)).text).toContain('Fylde Road Food Club');
    });

    it('is whole for scrutiny while it is in its work programme, declined cases too', async () => {
      expect((await trailFor('Moira Flint', award)).trail.reader).toBe('public');
      expect((await trailFor('Moira Flint', declined)).status).toBe(404);
      await scrutinise(story, declined);
      const { trail } = await trailFor('Moira Flint', declined);
      expect(trail.reader).toBe('full');
      expect(trail.steps.map(({ what }) => what)).toEqual(expect.arrayContaining([
        'A member of the scrutiny committee asked to see all of this case.',
        'The scrutiny committee took this decision into its work programme.',
      ]));
      const moira = await story.actor('Moira Flint');
      await story.get(WorkProgramme).release(moira, randomUUID(),
        { organisationId: story.funders.lcc, reference: declined.reference }, { reason: 'We have reported.' });
      expect((await trailFor('Moira Flint', declined)).status).toBe(404);
    });

    it('tells another funder, another group and an assessor no more than the public', async () => {
      for (const name of ['Tom Ashworth', 'Joe Carter', 'Sam Whittaker']) {
        expect((await trailFor(name, award)).trail.reader).toBe('public');
        expect((await trailFor(name, declined)).status).toBe(404);
      }
    });

    it('tells somebody with an interest no more than the public', async () => {
      expect((await trailFor('Bea Lord', award)).trail.reader).toBe('public');
    });

    it('gives the same answer for a declined, an open and an unknown reference', async () => {
      const answers = await Promise.all([declined, open, { ...open, reference: 'MH-00000000' }]
        .map((one) => trailFor(undefined, one)));
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(answers[0]?.status).toBe(404);
    });

    it('shows what was left before and after, and where it stands in the log', async () => {
      const { trail } = await trailFor(undefined, award);
      const step = trail.steps.find(({ what }) => what.startsWith('The decider awarded'));
      expect(step).toMatchObject({
        authority: 'Scheme of delegation, section 4.2', because: 'A clear need, and a plan that will work.',
        budgets: [{ of: 'Left in the pot', beforePence: 1_000_000, afterPence: 910_000 }, { of: 'Left for East' }],
        evidence: { eventType: 'GrantReserved', revision: expect.any(Number) as number },
      });
      const offer = trail.steps.find(({ what }) => what.startsWith('The group was offered'));
      expect(offer?.evidence.followsFrom).toBe(step?.step);
    });
  });

  it('is read page by page when there is much of it, and downloaded whole', async () => {
    await moothall.app.get(DataSource).query(`
      INSERT INTO application
      SELECT (jsonb_populate_record(a, jsonb_build_object('id', 'copy-' || n, 'reference', 'MH-COPY' || n))).*
      FROM application a, generate_series(1, 600) n WHERE a.reference = $1`, [award.reference]);
    const first = await read<Awards>('/api/register');
    expect(first).toMatchObject({ found: 602, standing: 601, standingPence: 601 * 90_000, page: 1, pages: 25 });
    const last = await read<Awards>('/api/register?page=25');
    expect([first.awards.length, last.awards.length]).toEqual([25, 2]);
    expect(await read<Awards>('/api/register?page=999')).toEqual(last);
    const { text } = await ask('/register?page=2&place=audley').expect(200);
    expect(text).toContain('href="/register?page=1&amp;place=audley"');
    expect(text).toContain('href="/register?page=3&amp;place=audley"');
    const references = (await read<Grants>('/register.json')).grants.map(({ id }) => id);
    expect(new Set(references).size).toBe(601);
    expect((await ask('/register.csv')).text.trim().split('\r\n')).toHaveLength(1 + 602);
  });

  it('is described in OpenAPI', async () => {
    const { paths } = await read<{ paths: object }>('/api/openapi.json');
    for (const path of ['/api/rounds', '/api/rounds/{id}', '/api/register', '/api/decisions/{reference}'])
      expect(paths).toHaveProperty([path, 'get', 'responses', '200', 'content']);
  });
});

/** Two awards, of which one is withheld; one that was declined, one that is not decided, and one that withdrew. */
async function tell(story: Story) {
  const roundId = await story.round();
  await story.round({
    name: 'Summer', funder: 'lcf', perHead: false, largestPence: 50_000, closesAt: '2027-06-01T16:00:00.000Z',
  });
  const award = await story.sent(roundId);
  const refuge = await story.sent(roundId, {
    by: 'Joe Carter', title: 'A warm start', place: 'Behind the mill', askedPence: 168_000, wardCode: 'E05001622',
  });
  const declined = await story.sent(roundId, { by: 'Kath Doyle', title: 'Drums', place: 'Riverside' });
  const open = await story.sent(roundId, { by: 'Kath Doyle', title: 'A tuba' });
  const withdrawn = await story.sent(roundId, { by: 'Kath Doyle', title: 'A flute', askedPence: 50_000 });
  await story.get(Applications).withdraw(withdrawn.group, randomUUID(), withdrawn.applicationId);
  await story.declareNoInterests([award, refuge, declined, open], ['Sam Whittaker', 'Cllr Jean Hargreaves']);
  await story.get(Assessments).declareInterests(await story.actor('Bea Lord'), randomUUID(), roundId, {
    seen: [award.applicationId], interests: [{ applicationId: award.applicationId, nature: 'She is my cousin' }],
  });
  for (const one of [award, refuge, declined]) await story.score(one, 'Sam Whittaker', 4, 3);
  await story.award(award, 90_000);
  story.aMinuteLater();
  await story.award(refuge, 168_000);
  await story.decline(declined);
  const wish = { parts: ['group', 'place'] as const, reason: 'It would put people in danger.' };
  await story.get(Applications).withhold(await story.actor('Olu Adeyemi'), randomUUID(), refuge.applicationId, wish);
  await story.get(Applications).accept(award.group, randomUUID(), award.applicationId);
  await story.isShown();
  return { award, refuge, declined, open };
}
