import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { EventStore, START } from '#event-store';
import { Organisations } from '#identity';
import { describeInBrowser } from '#testing';
import { type Moothall, operator, register, signIn, startMoothall } from '../support/moothall.js';
import { type Steps, stepsOn } from '../support/steps.js';

await describeInBrowser('an administrator gives a program a key', ({ desktop }) => {
  let moothall: Moothall;
  let [councilId, adeId] = ['', ''];
  let on: Steps;
  let key: string;

  beforeAll(async () => {
    moothall = await startMoothall();
    const council = await register(moothall, 'Lancashire County Council', 'council', [
      { name: 'Ade Cole', role: 'administrator' }, { name: 'Ade Cole', role: 'officer' },
    ]);
    [councilId, adeId] = [council.organisationId, council.personIds['Ade Cole']!];
    await register(moothall, 'Another Council', 'council', [{ name: 'Ann Other', role: 'officer' }]);
    on = stepsOn(await desktop(), moothall, 'api-keys');
    await signIn(on.page, moothall, 'Ade Cole');
  });
  afterAll(() => moothall.stop());

  const fund = (commandId = randomUUID()) => ({
    commandId, funderId: councilId, name: 'From the finance system', source: 'Revenue', financialYear: '2027-28',
    costCode: 'FIN-1', amountPence: 100_000,
  });
  const send = (bearer: string, body: object = fund()) =>
    request(moothall.url).post('/api/funds').set('authorization', `Bearer ${bearer}`).send(body);
  const makeKey = async (...scopes: string[]) => {
    await on.open('/operator/keys');
    await on.follow('Make a key for Lancashire County Council');
    await on.fill({ 'What is it for?': 'The finance system' });
    for (const scope of scopes) await on.choose(scope);
    await on.choose('30 days');
    await on.press('Make the key');
    return (await on.page.locator('.moothall-key').innerText()).trim();
  };

  it('which is shown once, and does what it was made for', async () => {
    await on.follow('Keys');
    await on.look('none');
    await on.follow('Make a key for Lancashire County Council');
    await on.press('Make the key');
    expect(await on.problems()).toEqual(
      ['Enter what it is for', 'Select what it may do', 'Select for how long it works']);
    await on.look('error');
    key = await makeKey('manage funds');
    await on.look('made');
    await on.press('I have copied it');
    expect(await on.words()).toContain('Never used');
    expect(await on.page.content()).not.toContain(key);
    await send(key).expect(201);
    await on.open('/operator/keys');
    expect(await on.words()).toContain('Last used');
    await on.look('list');
  });

  it('and the record says that it was this key', async () => {
    const events = await moothall.app.get(EventStore).readAll({ after: START, limit: 1_000 });
    const made = events.find(({ type }) => type === 'FundRegistered');
    expect(made?.metadata).toMatchObject({ role: 'machine', authority: 'manage-funds', organisationId: councilId });
    expect(made?.metadata.actor).toMatch(/^key:[0-9a-f-]{36}$/);
  });

  it('and does nothing else, nothing for others, and no page', async () => {
    const bearer = `Bearer ${key}`;
    const round = { commandId: randomUUID(), funderId: councilId };
    await request(moothall.url).post('/api/rounds').set('authorization', bearer).send(round).expect(403);
    await send(key, { ...fund(), funderId: randomUUID() }).expect(403);
    await request(moothall.url).get('/funder').set('authorization', bearer).expect(303);
    await send('mh_wrong').expect(401);
    await send(`${key}x`).expect(401);
  });

  it('which is replaced while the old one works on for a day', async () => {
    await on.page.getByRole('link', { name: /^Replace it/ }).click();
    await on.look('replace');
    await on.choose('A day');
    await on.choose('90 days');
    await on.press('Make the new key');
    const fresh = (await on.page.locator('.moothall-key').innerText()).trim();
    await send(key).expect(201);
    await send(fresh).expect(201);
    moothall.clock.moveTo('2027-04-02T09:00:00.000Z');
    await send(key).expect(401);
    await send(fresh).expect(201);
    key = fresh;
  });

  it('which ends at once when somebody says so', async () => {
    await on.open('/operator/keys');
    await on.page.getByRole('button', { name: /^End it now/ }).first().click();
    await send(key).expect(401);
    expect(await on.words()).toContain('You ended it');
  });

  it('which can do no more than its maker can at that moment', async () => {
    key = await makeKey('manage funds', 'draft round');
    await send(key).expect(201);
    const role = { organisationId: councilId, personId: adeId, role: 'officer' } as const;
    await moothall.app.get(Organisations).endRole(role, operator());
    let status = 201;
    for (let tries = 0; tries < 50 && status === 201; tries++) ({ status } = await send(key));
    expect(status).toBe(403);
  });
});
