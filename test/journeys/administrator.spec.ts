import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { OutboxMail } from '#event-store';
import { Directory } from '#identity';
import { SentMails } from '#mail';
import { describeInBrowser, expectAccessible, picture } from '#testing';
import { type Moothall, register, signIn, startMoothall } from '../support/moothall.js';

await describeInBrowser('an administrator', ({ phone, desktop }) => {
  let moothall: Moothall;
  let organisationId: string;
  beforeAll(async () => {
    moothall = await startMoothall();
    ({ organisationId } = await register(moothall, 'Lancashire County Council', 'council', [
      { name: 'Olu Adeyemi', role: 'officer' }, { name: 'Ade Cole', role: 'administrator' },
    ]));
    await register(moothall, 'Another Council', 'council', [{ name: 'Stranger Danger', role: 'officer' }]);
  });
  afterAll(() => moothall.stop());

  it('gives an officer a second role, and ends it', async () => {
    const page = await phone();
    await signIn(page, moothall, 'Ade Cole');
    await page.getByRole('link', { name: 'People' }).click();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Olu Adeyemi' }).click();
    await page.getByRole('button', { name: 'Give the role' }).click();
    await expectAccessible(page);
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Select a role');
    await page.getByLabel('approver').check();
    await page.getByRole('button', { name: 'Give the role' }).click();
    expect(await page.innerText('main')).toContain('officer, approver');
    await page.getByRole('link', { name: 'Olu Adeyemi' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'End the role of officer' }).click();
    expect(await page.innerText('main')).not.toContain('officer, approver');
  });

  it('adds a person, who can then sign in', async () => {
    const page = await desktop();
    await signIn(page, moothall, 'Ade Cole');
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByRole('link', { name: 'Add a person' }).click();
    await expectAccessible(page);
    await page.getByLabel('Name').fill('Bea Lord');
    await page.getByLabel('assessor').check();
    await page.getByRole('button', { name: 'Add the person' }).click();
    await picture(page, 'people-and-roles');
    await signIn(page, moothall, 'Bea Lord');
    expect(await page.innerText('body')).toContain('You are Bea Lord');
  });

  it('cannot make a colleague of somebody who is known already, by naming their id', async () => {
    const page = await phone();
    await signIn(page, moothall, 'Ade Cole');
    const commandId = randomUUID(); // of somebody who applied, say
    const answer = await page.request.post(`${moothall.url}/operator/people/${organisationId}/new`, {
      form: { commandId, name: 'Not Them', role: 'officer', email: '' }, headers: { origin: moothall.url },
    });
    expect(answer.ok()).toBe(true);
    const people = await moothall.app.get(Directory).people();
    expect(people.map(({ name }) => name)).toContain('Not Them');
    expect(people.map(({ id }) => id)).not.toContain(commandId);
  });

  it('cannot give a role to themselves', async () => {
    const page = await phone();
    await signIn(page, moothall, 'Ade Cole');
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByRole('link', { name: 'Ade Cole' }).click();
    await page.getByLabel('approver').check();
    await page.getByRole('button', { name: 'Give the role' }).click();
    await expectAccessible(page);
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Ask another administrator');
  });

  it('says that two accounts are of one person, and puts a mistake right', async () => {
    const page = await phone();
    await signIn(page, moothall, 'Ade Cole');
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByRole('link', { name: 'Olu Adeyemi' }).click();
    await page.getByRole('link', { name: 'Other accounts of this person' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'They are one person' }).click();
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Select the other account');
    await page.getByLabel('Bea Lord').check();
    await page.getByLabel('How do you know?').fill('She changed her name when she married.');
    await picture(page, 'link-accounts');
    await page.getByRole('button', { name: 'They are one person' }).click();
    await expectAccessible(page);
    await picture(page, 'linked-accounts');
    expect(await page.innerText('main')).toContain('Bea Lord');
    await page.getByLabel('Bea Lord').check();
    await page.getByLabel('How do you know?').fill('I mixed them up.');
    await page.getByRole('button', { name: 'They are two people' }).click();
    expect(await page.innerText('main')).toContain('No other account is known.');
  });

  it('sees nobody of another organisation, and cannot change anything there', async () => {
    const page = await desktop();
    await signIn(page, moothall, 'Ade Cole');
    await page.goto(`${moothall.url}/operator/people`);
    expect(await page.innerText('body')).not.toContain('Stranger Danger');
    const elsewhere = '5b6dd5b1-7c5f-4d5e-8ba0-0c9f8f0d2a11';
    const answer = await page.goto(`${moothall.url}/operator/people/${elsewhere}/new`);
    expect(answer?.status()).toBe(403);
    await expectAccessible(page);
  });

  it('finds a mail that could not be delivered, and has it tried again', async () => {
    const [id, now] = [randomUUID(), moothall.clock.now()];
    const db = moothall.app.get(DataSource).manager;
    await db.insert(OutboxMail, {
      id, template: 'grant-offered', about: {}, addedAt: now, nextAttemptAt: '2099-01-01T00:00:00.000Z', attempts: 14,
      parkedAt: now, lastError: 'The mail server does not answer',
    });
    const page = await phone();
    await signIn(page, moothall, 'Ade Cole');
    await page.getByRole('link', { name: 'Outbox' }).click();
    await expectAccessible(page);
    expect(await page.innerText('main')).toContain('The mail server does not answer');
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(await page.innerText('main')).not.toContain('The mail server does not answer');
    expect(await db.findOneByOrFail(OutboxMail, { id })).toMatchObject({ parkedAt: null });
  });

  it('reads the mails that a demo keeps, as everybody can', async () => {
    const text = 'Dear <b>Amina</b>, see http://localhost:3000/applications/1?a=1&b=2\nYours, the council';
    await moothall.app.get(SentMails).send(randomUUID(), { to: 'amina@example.org', subject: 'Your grant', text });
    const page = await desktop();
    await page.goto(moothall.url);
    await page.getByRole('link', { name: 'read the mail it sent' }).click();
    await expectAccessible(page);
    const mail = page.getByRole('article', { name: 'Your grant' });
    expect(await mail.innerText()).toContain('Dear <b>Amina</b>, see');
    expect(await mail.getByRole('link').getAttribute('href')).toBe('http://localhost:3000/applications/1?a=1&b=2');
  });

  it('reads kept mails in the outbox without the links, which sign in whoever they are for', async () => {
    const page = await phone();
    await signIn(page, moothall, 'Ade Cole');
    await page.getByRole('link', { name: 'Outbox' }).click();
    await expectAccessible(page);
    const mail = page.getByRole('article', { name: 'Your grant' });
    expect(await mail.innerText()).toContain('see (link left out)');
    expect(await page.content()).not.toContain('/applications/1?');
  });
});
