import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { EventStore, Rebuild, START } from '#event-store';
import { SentMails } from '#mail';
import { Applications } from '#small-pot-grants';
import { describeInBrowser, expectAccessible, picture } from '#testing';
import { views } from '../../apps/contexts.js';
import { type Moothall, signIn, startMoothall } from '../support/moothall.js';
import { type Sent, Story } from '../support/story.js';

type Page = Awaited<ReturnType<Parameters<Parameters<typeof describeInBrowser>[1]>[0]['phone']>>;

await describeInBrowser('a data protection officer', ({ phone, desktop }) => {
  let moothall: Moothall;
  let story: Story;
  let [declined, awarded] = [{} as Sent, {} as Sent];

  beforeAll(async () => {
    moothall = await startMoothall();
    story = await Story.begin(moothall);
    const roundId = await story.round();
    [declined, awarded] = [await story.sent(roundId), await story.sent(roundId, { by: 'Joe Carter' })];
    await story.declareNoInterests([declined, awarded]);
    for (const one of [declined, awarded]) await story.score(one, 'Sam Whittaker', 3, 3);
    await story.award(awarded, 90_000);
    await story.decline(declined);
    await story.isShown();
    await mailsAbout(declined, 2);
  });
  afterAll(() => moothall.stop());

  const mailsAbout = async ({ applicationId }: Sent, count: number) => {
    while ((await story.get(SentMails).idsAbout([applicationId])).length < count) await setTimeout(50);
  };
  const request = async (page: Page, reference: string, scope: RegExp) => {
    await page.goto(`${moothall.url}/data-protection/erasures`);
    await page.getByRole('button', { name: 'Make a request' }).click();
    await page.getByLabel('Reference of an application').fill(reference);
    await page.getByLabel(scope).check();
    await page.getByLabel('They agreed to it once').check();
    await page.getByRole('button', { name: 'Make the request' }).click();
  };

  it('is told what is missing or unknown', async () => {
    const page = await phone();
    await signIn(page, moothall, 'Dot Marsh');
    await page.getByRole('link', { name: 'Data protection' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Make a request' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Make the request' }).click();
    await expectAccessible(page);
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Select the legal basis');
    await request(page, 'MH-00000000', /The person behind it/);
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('We hold nothing under this');
  });

  it('cannot erase what is being decided or paid for with public money', async () => {
    const page = await desktop();
    await signIn(page, moothall, 'Dot Marsh');
    await request(page, awarded.reference, /This application/);
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Nothing is held that may be erased now');
  });

  it('gives a person what is held about them, as a page and as a file, with nobody else in it', async () => {
    const page = await phone();
    await signIn(page, moothall, 'Dot Marsh');
    await page.getByRole('link', { name: 'Data protection' }).click();
    await page.getByRole('link', { name: 'What is held about somebody' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Show what is held' }).click();
    await expectAccessible(page);
    await page.getByLabel('Reference of an application').fill(awarded.reference);
    await page.getByLabel(/The person behind it/).check();
    await page.getByRole('button', { name: 'Show what is held' }).click();
    await expectAccessible(page);
    await picture(page, 'subject-access');
    const text = await page.innerText('main');
    for (const own of ['Joe Carter', 'contact@group.example', 'Fylde Road Food Club', 'A clear need', 'Mail of'])
      expect(text).toContain(own);
    for (const other of ['Amina', 'Brookside Tenants', 'Bea Lord', 'Cllr Jean Hargreaves'])
      expect(text).not.toContain(other);
    const json = await page.request.get(new URL((await page.getByRole('link', { name: /as a file/ })
      .getAttribute('href'))!, moothall.url).href);
    expect(await json.json()).toMatchObject({ subject: `person:${story.ids['Joe Carter']}` });
  });

  it('is not needed where people look for themselves', async () => {
    const page = await phone();
    await signIn(page, moothall, 'Joe Carter');
    await page.goto(`${moothall.url}/my-data`);
    await expectAccessible(page);
    expect(await page.innerText('main')).toContain('Fylde Road Food Club');
    expect((await page.goto(`${moothall.url}/data-protection/access`))?.status()).toBe(403);
  });

  it('erases a person together with a colleague, and reasons stay', async () => {
    const officer = await desktop();
    await signIn(officer, moothall, 'Olu Adeyemi');
    await request(officer, declined.reference, /The person behind it/);
    const page = await phone();
    await signIn(page, moothall, 'Dot Marsh');
    await page.goto(officer.url());
    await expectAccessible(page);
    expect(await page.innerText('main')).toContain('Name, email and phone of the contact');
    expect(await page.innerText('main')).toContain('The reasons for a decision stay');
    await page.getByRole('button', { name: 'Approve' }).click();
    expect(await page.innerText('main')).toContain('Somebody else has to approve it, too');
    await expectAccessible(page);
    await picture(page, 'erasure-waits');
    const address = page.url();
    const colleague = await desktop();
    await signIn(colleague, moothall, 'Ed Finch');
    await colleague.goto(address);
    await expectAccessible(colleague);
    await colleague.getByRole('button', { name: 'Approve' }).click();
    while (!(await colleague.innerText('main')).includes('What was erased')) {
      await setTimeout(200);
      await colleague.goto(address);
    }
    await expectAccessible(colleague);
    expect(await colleague.innerText('main')).toContain('Dot Marsh, Ed Finch');
    await picture(colleague, 'erasure-done');
  });

  it('leaves "(erased)" on pages, the reasons on record, and no mail', async () => {
    const page = await desktop();
    await signIn(page, moothall, 'Olu Adeyemi');
    await page.goto(`${moothall.url}/funder/applications/${declined.applicationId}`);
    const text = await page.innerText('main');
    expect(text).toContain('(erased)');
    expect(text).not.toContain('Brookside');
    expect(await story.get(SentMails).idsAbout([declined.applicationId])).toEqual([]);
    const [{ count }] = await story.get(DataSource).query<[{ count: number }]>(
      `SELECT count(*)::int FROM subject_key WHERE subject = $1`, [`decision:${declined.applicationId}`]);
    expect(count).toBe(1);
  });

  it('has it recorded with the legal basis and both approvers, once', async () => {
    const events = await story.get(EventStore).readAll({ after: START, limit: 10_000 });
    const erased = events.filter(({ type }) => type === 'SubjectErased');
    expect(erased).toHaveLength(1);
    expect(erased[0]!.data).toMatchObject({
      legalBasis: 'consent-withdrawn', approvedBy: [story.ids['Dot Marsh'], story.ids['Ed Finch']], mails: 2,
      stayed: [{ key: `decision:${declined.applicationId}`, why: 'reasons-for-a-decision' }],
    });
  });

  it('leaves every view fit to be made again', async () => {
    for (const view of views) await story.get(Rebuild).run(view);
  });

  it('reads who opened an application, as the auditor does; others do not', async () => {
    for (const name of ['Dot Marsh', 'Ivor Bright']) {
      const page = await phone();
      await signIn(page, moothall, name);
      await page.getByRole('link', { name: 'Who read what' }).click();
      await expectAccessible(page);
      await page.getByLabel('About one application').fill(declined.reference);
      await page.getByRole('button', { name: 'Show' }).click();
      expect(await page.locator('tbody').innerText()).toMatch(
        new RegExp(`^.*10 May 2027.*\\sOlu Adeyemi\\s+The application ${declined.reference}$`));
    }
    const officer = await desktop();
    await signIn(officer, moothall, 'Olu Adeyemi');
    expect((await officer.goto(`${moothall.url}/data-protection/readings`))?.status()).toBe(403);
    const elsewhere = await desktop();
    await signIn(elsewhere, moothall, 'Win Shaw');
    await elsewhere.goto(`${moothall.url}/data-protection/readings`);
    expect(await elsewhere.innerText('main')).toContain('Nobody has read anything yet');
  });

  it('finds what is due to go once its time is over, and proposes it', async () => {
    const page = await phone();
    await signIn(page, moothall, 'Dot Marsh');
    await page.getByRole('link', { name: 'Data protection' }).click();
    await page.getByRole('link', { name: 'What is due to go' }).click();
    expect(await page.innerText('main')).toContain('Nothing is due');
    const old = await story.sent(declined.roundId, { by: 'Kath Doyle' });
    await story.get(Applications).withdraw(old.group, randomUUID(), old.applicationId);
    await story.isShown();
    const address = page.url();
    moothall.clock.moveTo('2029-04-10T08:59:59.999Z');
    await signIn(page, moothall, 'Dot Marsh'); // the session has long ended
    await page.goto(address);
    expect(await page.innerText('main')).toContain('Nothing is due');
    moothall.clock.moveTo('2029-04-10T09:00:00.000Z');
    await page.reload();
    await expectAccessible(page);
    await picture(page, 'retention');
    expect(await page.innerText('main')).toContain(`The application ${old.reference}`);
    expect(await page.innerText('main')).not.toContain(declined.reference); // it is erased already
    await page.getByRole('button', { name: 'Propose its erasure' }).click();
    expect(await page.innerText('main')).toContain('It is no longer needed');
    expect(await page.innerText('main')).toContain('Waits for approval');
    await page.getByRole('button', { name: 'Approve' }).click();
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Two others have to approve it');
  });

  it('sees nothing of what another organisation holds', async () => {
    const page = await desktop();
    await signIn(page, moothall, 'Win Shaw');
    await request(page, awarded.reference, /The person behind it/);
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('We hold nothing under this');
    await page.goto(`${moothall.url}/data-protection/erasures`);
    expect(await page.innerText('main')).toContain('There are none');
  });
});
