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
  let personIds: Readonly<Record<string, string>>;
  beforeAll(async () => {
    moothall = await startMoothall();
    const council = await register(moothall, 'Lancashire County Council', 'council', [
      { name: 'Olu Adeyemi', role: 'officer' }, { name: 'Ade Cole', role: 'administrator' },
    ]);
    const another =
      await register(moothall, 'Another Council', 'council', [{ name: 'Stranger Danger', role: 'officer' }]);
    ({ organisationId } = council);
    personIds = { ...council.personIds, ...another.personIds };
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

  const park = async (mail: Pick<OutboxMail, 'template' | 'about'>, lastError: string) => {
    const [id, now] = [randomUUID(), moothall.clock.now()];
    await moothall.app.get(DataSource).manager.insert(OutboxMail, {
      ...mail, id, addedAt: now, nextAttemptAt: '2099-01-01T00:00:00.000Z', attempts: 14, parkedAt: now, lastError,
    });
    return id;
  };

  it('finds a mail that could not be delivered, and has it tried again', async () => {
    const about = { personId: personIds['Olu Adeyemi']! };
    const id = await park({ template: 'invitation', about }, 'The mail server does not answer');
    const db = moothall.app.get(DataSource).manager;
    const page = await phone();
    await signIn(page, moothall, 'Ade Cole');
    await page.getByRole('link', { name: 'Outbox' }).click();
    await expectAccessible(page);
    expect(await page.innerText('main')).toContain('The mail server does not answer');
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(await page.innerText('main')).not.toContain('The mail server does not answer');
    expect(await db.findOneByOrFail(OutboxMail, { id })).toMatchObject({ parkedAt: null });
  });

  it('neither sees nor sends a mail that is another organisation’s matter', async () => {
    const about = { personId: personIds['Stranger Danger']! };
    const id = await park({ template: 'invitation', about }, 'Their mail server sleeps');
    const page = await phone();
    await signIn(page, moothall, 'Ade Cole');
    await page.goto(`${moothall.url}/operator/outbox`);
    expect(await page.innerText('main')).not.toContain('Their mail server sleeps');
    const answer = await page.request.post(
      `${moothall.url}/operator/outbox/${id}/again`, { headers: { origin: moothall.url } });
    expect(answer.status()).toBe(404);
    expect((await moothall.app.get(DataSource).manager.findOneByOrFail(OutboxMail, { id })).parkedAt).not.toBeNull();
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

  it('reads kept mails about its own matters without the links, and of others not even the subject', async () => {
    const keep = async (name: string, subject: string) => {
      const id = await park({ template: 'invitation', about: { personId: personIds[name]! } }, '');
      await moothall.app.get(SentMails).send(
        id, { to: 'reader@example.org', subject, text: `Words for ${name}: ${moothall.url}/applications/1` });
    };
    await keep('Olu Adeyemi', 'Our matter');
    await keep('Stranger Danger', 'Their matter');
    await moothall.app.get(SentMails).send(
      randomUUID(), { to: 'lonely@example.org', subject: 'Nobody’s matter', text: 'Words for nobody' });
    const page = await phone();
    await signIn(page, moothall, 'Ade Cole');
    await page.getByRole('link', { name: 'Outbox' }).click();
    await expectAccessible(page);
    await picture(page, 'outbox');
    expect(await page.getByRole('article', { name: 'Our matter' }).innerText())
      .toMatch(/To reader@example.org[^]*Words for Olu Adeyemi: \(link left out\)/);
    expect(await page.getByRole('article', { name: 'Nobody’s matter' }).innerText()).toContain('nobody reads it here');
    for (const words of ['Their matter', 'Words for nobody', 'lonely@', 'Stranger', '/applications/1'])
      expect(await page.content()).not.toContain(words);
  });
});
