import type { Page } from 'playwright-core';
import { describeInBrowser, expectAccessible, picture } from '#testing';
import { EveryFieldController } from '../apps/web/src/forms/every-field.fixture.js';
import { type Moothall, startMoothall } from './support/moothall.js';

const errorsOf = (page: Page) => page.locator('.govuk-error-summary__list li').allInnerTexts();

async function fillIn(page: Page) {
  await page.getByLabel('Name').fill('Mill Street Garden');
  await page.getByLabel('What is it for?').fill('Seeds\nand spades');
  await page.getByLabel('How much?').fill('£1,200.50');
  await page.getByLabel('How many people?').fill('40');
  const starts = page.getByRole('group', { name: 'When does it start?' });
  for (const [part, typed] of [['Day', '1'], ['Month', 'April'], ['Year', '2027']] as const)
    await starts.getByLabel(part).fill(typed);
  const closes = page.getByRole('group', { name: 'When does it close?' });
  for (const [part, typed] of [['Day', '2'], ['Month', '7'], ['Year', '2027'], ['Time', '5pm']] as const)
    await closes.getByLabel(part).fill(typed);
  await page.getByLabel('No', { exact: true }).check();
  await page.getByLabel('Area').selectOption('South');
  await page.getByLabel('The old').check();
  await page.getByRole('group', { name: 'Line 1' }).getByLabel('Item').fill('Seeds');
  await page.getByRole('group', { name: 'Line 1' }).getByLabel('Cost').fill('20');
  await page.getByLabel('All this is true').check();
}

await describeInBrowser('a form', ({ phone, desktop }) => {
  let moothall: Moothall;
  beforeAll(async () => { moothall = await startMoothall({ controllers: [EveryFieldController] }); });
  afterAll(() => moothall.stop());

  describe.each([['phone without JavaScript', 'phone', phone], ['desktop', 'desktop', desktop]])(
    'on a %s', (_, device, open) => {
      it('can be read by everybody, empty and with errors', async () => {
        const page = await open();
        await page.goto(`${moothall.url}/every-field`);
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Save and continue' }).click();
        await expectAccessible(page);
        await picture(page, `form-with-errors-${device}`);
        expect(await page.title()).toBe('Error: Every field – Moothall');
        expect(await errorsOf(page)).toEqual(expect.arrayContaining([
          'Enter a name', 'Enter how much', 'Enter the day it starts', 'Enter when it closes', 'Select yes or no',
          'Add a line', 'Tick the box',
        ]));
      });

      it('leads from each error to a field that has the error beside it', async () => {
        const page = await open();
        await page.goto(`${moothall.url}/every-field`);
        await page.getByRole('button', { name: 'Save and continue' }).click();
        const links = page.locator('.govuk-error-summary__list a');
        expect(await links.count()).toBe(11);
        for (const link of await links.all()) {
          const target = page.locator(`[id="${(await link.getAttribute('href'))!.slice(1)}"]`);
          expect(await target.count()).toBe(1);
          const group = page.locator('.govuk-form-group--error').filter({ has: target }).or(
            page.locator('.govuk-form-group--error').and(target));
          expect(await group.first().innerText()).toContain(await link.innerText());
        }
      });

      it('keeps all that was typed when a rule refuses, and is accepted once it is put right', async () => {
        const page = await open();
        await page.goto(`${moothall.url}/every-field`);
        await fillIn(page);
        const id = await page.locator('[name=commandId]').inputValue();
        await page.getByRole('button', { name: 'Save and continue' }).click();
        expect(await errorsOf(page)).toEqual(['You can ask for at most £1,000']);
        await page.getByLabel('How much?').fill('1000');
        await page.getByLabel('How many people?').press('Enter');
        expect(new URL(page.url()).pathname).toBe('/');
        expect(moothall.app.get(EveryFieldController).accepted.at(-1)).toEqual({
          commandId: id, name: 'Mill Street Garden', purpose: 'Seeds\nand spades', pence: 100_000, people: 40,
          startsOn: '2027-04-01', closesAt: '2027-07-02T16:00:00.000Z', account: 'no', area: 'south', groups: ['old'],
          declared: true, lines: [{ what: 'Seeds', pence: 2_000 }],
        });
      });

      it('gains and loses rows without losing what was typed', async () => {
        const page = await open();
        await page.goto(`${moothall.url}/every-field`);
        await fillIn(page);
        await page.getByRole('button', { name: 'Add another line' }).click();
        await page.getByRole('group', { name: 'Line 2' }).getByLabel('Item').fill('Spades');
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Remove line 1' }).click();
        expect(await page.getByRole('group', { name: 'Line 1' }).getByLabel('Item').inputValue()).toBe('Spades');
        expect(await page.getByLabel('What is it for?').inputValue()).toBe('Seeds\nand spades');
        expect(await page.getByLabel('The old').isChecked()).toBe(true);
        expect(await page.getByRole('group', { name: 'Line 2' }).count()).toBe(0);
      });

      it('opens filled in with what was saved, as one would type it', async () => {
        const page = await open();
        await page.goto(`${moothall.url}/every-field/filled-in`);
        expect(await page.getByLabel('How much?').inputValue()).toBe('1,200.50');
        const closes = page.getByRole('group', { name: 'When does it close?' });
        expect(await closes.getByLabel('Month').inputValue()).toBe('7');
        expect(await closes.getByLabel('Time').inputValue()).toBe('17:00');
      });
    });
});
