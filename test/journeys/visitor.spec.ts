import { describeInBrowser, expectAccessible, picture } from '#testing';
import { type Moothall, register, signIn, startMoothall } from '../support/moothall.js';

await describeInBrowser('a visitor', ({ phone, desktop }) => {
  let moothall: Moothall;
  beforeAll(async () => {
    moothall = await startMoothall();
    await register(moothall, 'Lancashire County Council', 'council', [
      { name: 'Olu Adeyemi', role: 'officer' },
      { name: 'Priya Nair', role: 'officer' }, { name: 'Priya Nair', role: 'approver' },
      { name: 'Ade Cole', role: 'administrator' },
    ]);
    await register(moothall, "Brookside Tenants' Group", 'small-group', [{ name: 'Amina Begum', role: 'applicant' }]);
  });
  afterAll(() => moothall.stop());

  describe.each([['phone without JavaScript', 'phone', phone], ['desktop', 'desktop', desktop]])(
    'on a %s', (_, device, open) => {
      it.each([
        ['/', 'Small grants, decided in the open'],
        ['/privacy', 'Privacy'],
        ['/accessibility', 'Accessibility'],
        ['/nowhere', 'Page not found'],
      ])('reads %s', async (path, heading) => {
        const page = await open();
        await page.goto(moothall.url + path);
        expect(await page.innerText('h1')).toBe(heading);
        await expectAccessible(page);
        if (path === '/') await picture(page, `front-page-${device}`);
      });

      it('picks who to be in the demo, and stops being them', async () => {
        const page = await open();
        await page.goto(`${moothall.url}/sign-in`);
        await expectAccessible(page);
        await picture(page, `sign-in-${device}`);
        await signIn(page, moothall, 'Priya Nair');
        expect(await page.innerText('body')).toContain('You are Priya Nair');
        await page.getByRole('link', { name: 'Sign out' }).click();
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Sign out' }).click();
        expect(await page.innerText('body')).not.toContain('Priya Nair');
      });
    });
});
